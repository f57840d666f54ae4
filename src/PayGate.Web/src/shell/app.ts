import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { localiser } from '../localisation/localiser';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/notice';
import { session } from '../session/session';
import { routeFor, signInRoute, type Route } from './routes';
import './top-bar';

/** The consoles: shows the page of the address to who may see it, and the sign-in page to everybody else. */
@customElement('paygate-app')
export class App extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 100dvh;
      }

      main {
        display: flow-root;
        flex: 1;
      }

      main:focus-visible {
        box-shadow: none;
      }
    `,
  ];

  @state() private route: Route | null = null;

  @state() private unreachable = false;

  /** A customer-relationship page shows the desk in a frame and brings its own header. */
  private readonly embedded = new URLSearchParams(location.search).has('embed');

  private readonly follow = (): void => void this.show();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.follow);
    session.addEventListener('change', this.follow);
    this.addEventListener('click', this.navigate);
    void this.start();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('popstate', this.follow);
    session.removeEventListener('change', this.follow);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`
      ${
        this.embedded && this.route !== signInRoute
          ? nothing
          : html`<paygate-top-bar .account=${session.account} path=${this.route?.path ?? ''} @sign-out=${this.signOut}></paygate-top-bar>`
      }
      <main tabindex="-1">
        ${this.unreachable ? html`<paygate-notice tone="bad" icon="alert">${this.t('shell.unreachable')}</paygate-notice>` : nothing}
        ${this.route?.render() ?? nothing}
      </main>
    `;
  }

  protected override updated(): void {
    document.title = this.route === null ? 'PayGate' : `${this.t(this.route.title)} · PayGate`;
  }

  private async start(): Promise<void> {
    try {
      await session.read();
      this.unreachable = false;
    } catch {
      this.unreachable = true;
      setTimeout(() => void this.start(), 3000);
    }
  }

  private async show(): Promise<void> {
    const account = session.account;
    if (account !== null) {
      localiser.suggest(account.language);
    }

    const route = routeFor(location.pathname, account?.roles ?? []);
    if (route !== signInRoute && route.path !== location.pathname) {
      history.replaceState(null, '', route.path + location.search);
    }

    await route.load();
    this.route = route;
    this.requestUpdate();
  }

  private async signOut(): Promise<void> {
    await session.signOut();
    history.replaceState(null, '', '/');
    await this.show();
  }

  private readonly navigate = (event: MouseEvent): void => {
    const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (link === undefined || !plain || link.origin !== location.origin || link.hasAttribute('download')) {
      return;
    }

    event.preventDefault();
    history.pushState(null, '', link.href);
    void this.show().then(() => this.renderRoot.querySelector('main')?.focus());
  };
}
