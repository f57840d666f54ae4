import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import { shortToken } from './capture-words';
import type { CaptureSnapshot } from './contracts';

/** What is left of a card after success: brand, last four digits and the token that stands for it. */
@customElement('paygate-token-card')
export class TokenCard extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--pg-4);
        padding: var(--pg-4);
        border-radius: var(--pg-radius-l);
        background: linear-gradient(140deg, #12305f, #1d4ed8);
        color: #fff;
      }

      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        font-weight: 650;
      }

      .number {
        font: 500 1.3rem / 1 var(--pg-mono);
        letter-spacing: 0.06em;
      }

      .token {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--pg-2);
        font-size: var(--pg-size-s);
      }

      code {
        font: 600 var(--pg-size-m) / 1 var(--pg-mono);
      }

      button {
        border-color: rgb(255 255 255 / 55%);
        background: rgb(255 255 255 / 14%);
        color: #fff;
      }

      button:hover {
        background: rgb(255 255 255 / 24%);
      }

      @media (forced-colors: active) {
        :host {
          border: 2px solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) capture!: CaptureSnapshot;

  @state() private copied = false;

  protected override render(): TemplateResult {
    const masked = this.capture.masked;
    return html`
      <div class="top">
        <span>${masked === null ? nothing : this.t(`brand.${masked.brand}`)}</span><paygate-icon name="shieldCheck"></paygate-icon>
      </div>
      ${
        masked === null
          ? nothing
          : html`<div class="number">
              <span aria-hidden="true">•••• ${masked.lastFour}</span>
              <span class="hidden-text">${this.t('token.lastFour', { lastFour: masked.lastFour })}</span>
            </div>`
      }
      <div class="token">
        <span>${this.t('token.label')} <code>${shortToken(this.capture.token)}</code></span>
        ${
          navigator.clipboard === undefined
            ? nothing
            : html`<button @click=${this.copy}>
                <paygate-icon name=${this.copied ? 'check' : 'copy'}></paygate-icon>
                <span role="status">${this.t(this.copied ? 'token.copied' : 'token.copy')}</span>
              </button>`
        }
      </div>
    `;
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.capture.token ?? '');
    this.copied = true;
  }
}
