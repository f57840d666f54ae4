import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockDuration } from '../localisation/formatter';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import { callName } from './call-name';
import type { CallSnapshot } from './contracts';

/** The calls of the agent; the chosen one is shown in the panel. */
@customElement('paygate-call-list')
export class CallList extends LocalisedElement {
  static override styles = [
    controls,
    css`
      h2 {
        margin-block-end: var(--pg-2);
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
        font-weight: 650;
      }

      ul {
        display: grid;
        gap: var(--pg-2);
      }

      button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        inline-size: 100%;
        padding: var(--pg-2) var(--pg-3);
        border-color: var(--pg-line);
        border-radius: var(--pg-radius-m);
        text-align: start;
      }

      button[aria-pressed='true'] {
        border-color: var(--pg-accent);
        background: var(--pg-accent-soft);
      }

      .state {
        display: block;
        color: var(--pg-muted);
        font-weight: 400;
      }

      time {
        color: var(--pg-muted);
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) calls: readonly CallSnapshot[] = [];

  @property() selected = '';

  @property({ type: Number }) now = 0;

  protected override render(): TemplateResult {
    return html`
      <h2>${this.t('calls.title')}</h2>
      <ul>
        ${this.calls.map(call => html`<li>${this.renderCall(call)}</li>`)}
      </ul>
    `;
  }

  private renderCall(call: CallSnapshot): TemplateResult {
    return html`
      <button aria-pressed=${call.id === this.selected} @click=${() => this.choose(call.id)}>
        <paygate-icon name=${call.state === 'ended' ? 'phoneOff' : 'phone'}></paygate-icon>
        <span>${this.t('calls.name', { name: callName(call.id) })}<span class="state">${this.t(`calls.${call.state}`)}</span></span>
        ${call.state === 'ended' ? html`<span></span>` : html`<time>${clockDuration(this.now - Date.parse(call.startedAt))}</time>`}
      </button>
    `;
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: id }));
  }
}
