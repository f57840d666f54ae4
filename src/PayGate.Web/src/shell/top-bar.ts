import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/brand-mark';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { Account } from '../session/session';
import './preference-buttons';
import { rolePages } from './routes';

/** Name, pages of the account, preferences and sign-out. */
@customElement('paygate-top-bar')
export class TopBar extends LocalisedElement {
  static override styles = [
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pg-2) var(--pg-5);
        padding: var(--pg-2) var(--pg-4);
        border-block-end: 1px solid var(--pg-line);
        background: var(--pg-surface);
      }

      nav {
        display: flex;
        flex: 1 1 auto;
        flex-wrap: wrap;
        gap: var(--pg-1);
      }

      nav .button {
        border-color: transparent;
        background: transparent;
        color: var(--pg-muted);
      }

      nav .button:hover {
        background: var(--pg-hover);
        color: var(--pg-text);
      }

      nav .button[aria-current='page'] {
        background: var(--pg-accent-soft);
        color: var(--pg-accent);
      }

      .account {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pg-1);
      }

      .who {
        display: inline-flex;
        align-items: center;
        gap: var(--pg-2);
        margin-inline: var(--pg-2);
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
      }

      @media (width < 720px) {
        header {
          gap: var(--pg-1);
          padding: var(--pg-1) var(--pg-2);
        }

        nav {
          flex-basis: 100%;
          order: 1;
        }

        .who {
          display: none;
        }

        .account {
          margin-inline-start: auto;
        }

        .sign-out {
          padding-inline: 0.55rem;
        }

        .sign-out span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @property({ attribute: false }) account: Account | null = null;

  @property() path = '/';

  protected override render(): TemplateResult {
    return html`
      <header>
        <paygate-brand-mark></paygate-brand-mark>
        <nav aria-label=${this.t('shell.pages')}>${this.renderPages()}</nav>
        <div class="account">
          ${
            this.account === null
              ? nothing
              : html`<span class="who"><paygate-icon name="user"></paygate-icon>${this.account.displayName}</span>`
          }
          <paygate-preference-buttons></paygate-preference-buttons>
          ${
            this.account === null
              ? nothing
              : html`<button class="quiet sign-out" title=${this.t('shell.signOut')} @click=${this.signOut}>
                  <paygate-icon name="signOut"></paygate-icon><span>${this.t('shell.signOut')}</span>
                </button>`
          }
        </div>
      </header>
    `;
  }

  private renderPages(): TemplateResult[] {
    const pages = rolePages.filter(page => page.role !== null && this.account?.roles.includes(page.role));
    return pages.length < 2
      ? []
      : pages.map(
          page => html`
            <a class="button" href=${page.path} aria-current=${page.path === this.path ? 'page' : 'false'}>
              <paygate-icon name=${page.icon}></paygate-icon>${this.t(page.title)}
            </a>
          `,
        );
  }

  private signOut(): void {
    this.dispatchEvent(new Event('sign-out'));
  }
}
