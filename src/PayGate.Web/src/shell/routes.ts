import type { TemplateResult } from 'lit';
import { html } from 'lit';
import type { MessageKey } from '../localisation/catalogue';
import type { IconName } from '../parts/icons';
import type { Role } from '../session/session';

/** One page: loaded when it is first opened, and only for who has its role. */
export interface Route {
  readonly path: string;
  readonly title: MessageKey;
  readonly icon: IconName;
  readonly role: Role | null;
  readonly load: () => Promise<unknown>;
  readonly render: () => TemplateResult;
}

export const signInRoute: Route = {
  path: '/',
  title: 'page.signIn',
  icon: 'user',
  role: null,
  load: () => import('../session/sign-in-page'),
  render: () => html`<paygate-sign-in-page></paygate-sign-in-page>`,
};

export const rolePages: readonly Route[] = [
  {
    path: '/desk',
    title: 'page.desk',
    icon: 'phone',
    role: 'agent',
    load: () => import('../desk/desk-page'),
    render: () => html`<paygate-desk-page></paygate-desk-page>`,
  },
  {
    path: '/recordings',
    title: 'page.recordings',
    icon: 'wave',
    role: 'qa',
    load: () => import('../recordings/recordings-page'),
    render: () => html`<paygate-recordings-page></paygate-recordings-page>`,
  },
  {
    path: '/evidence',
    title: 'page.evidence',
    icon: 'chain',
    role: 'assessor',
    load: () => import('../evidence/evidence-page'),
    render: () => html`<paygate-evidence-page></paygate-evidence-page>`,
  },
];

/** The page of a path for an account with these roles; the sign-in page for everybody else. */
export function routeFor(path: string, roles: readonly Role[]): Route {
  const wanted = rolePages.find(page => page.path === path.replace(/\/+$/, ''));
  if (wanted !== undefined && wanted.role !== null && roles.includes(wanted.role)) {
    return wanted;
  }

  return firstPage(roles) ?? signInRoute;
}

export function firstPage(roles: readonly Role[]): Route | undefined {
  return rolePages.find(page => page.role !== null && roles.includes(page.role));
}
