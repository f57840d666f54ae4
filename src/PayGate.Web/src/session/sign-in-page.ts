import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { ApiProblem } from '../api/problem';
import type { MessageKey } from '../localisation/catalogue';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import '../parts/notice';
import { session } from './session';
import './welcome';

/** Name and password; says the same for a wrong name and a wrong password. */
@customElement('paygate-sign-in-page')
export class SignInPage extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1.1fr) minmax(0, 1fr);
        max-inline-size: 66rem;
        margin: clamp(1rem, 8vh, 5rem) auto;
        padding-inline: var(--pg-4);
      }

      .problem {
        margin-block-end: var(--pg-3);
      }

      .primary {
        inline-size: 100%;
      }

      paygate-welcome {
        border-radius: var(--pg-radius-l) 0 0 var(--pg-radius-l);
      }

      form {
        display: grid;
        align-content: center;
        gap: var(--pg-4);
        padding: var(--pg-7) var(--pg-6);
        border: 1px solid var(--pg-line);
        border-inline-start: 0;
        border-radius: 0 var(--pg-radius-l) var(--pg-radius-l) 0;
        background: var(--pg-surface);
        box-shadow: var(--pg-shadow-high);
      }

      h1 {
        font-size: var(--pg-size-xl);
        font-weight: 650;
        letter-spacing: -0.015em;
      }

      @media (width < 800px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          max-inline-size: 27rem;
          margin-block: var(--pg-4);
        }

        paygate-welcome {
          display: none;
        }

        form {
          padding: var(--pg-5) var(--pg-4);
          border-inline-start: 1px solid var(--pg-line);
          border-radius: var(--pg-radius-l);
        }
      }
    `,
  ];

  @state() private problem: MessageKey | null = null;

  @state() private busy = false;

  @query('#user') private readonly user!: HTMLInputElement;

  @query('#password') private readonly password!: HTMLInputElement;

  protected override render(): TemplateResult {
    return html`
      <paygate-welcome></paygate-welcome>
      <form @submit=${this.submit}>
        <h1>${this.t('signIn.title')}</h1>
        <div class="field">
          <label for="user">${this.t('signIn.user')}</label>
          <input id="user" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required />
        </div>
        <div class="field">
          <label for="password">${this.t('signIn.password')}</label>
          <input id="password" name="password" type="password" autocomplete="current-password" required />
        </div>
        <div>
          <div role="alert">
            ${
              this.problem === null
                ? nothing
                : html`<paygate-notice class="problem" tone="bad" icon="alert">${this.t(this.problem)}</paygate-notice>`
            }
          </div>
          <button class="primary" aria-disabled=${this.busy}>
            ${this.busy ? html`<paygate-icon name="spinner"></paygate-icon>` : nothing}${this.t('signIn.submit')}
          </button>
        </div>
        <p class="hint">${this.t('signIn.help')}</p>
      </form>
    `;
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) {
      return;
    }

    this.busy = true;
    this.problem = null;
    try {
      await session.signIn(this.user.value, this.password.value);
    } catch (error) {
      this.problem = [400, 401].includes(ApiProblem.codeOf(error)) ? 'signIn.refused' : 'shell.unreachable';
    } finally {
      this.password.value = '';
      this.busy = false;
    }
  }
}
