import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { RecordingSpan } from './contracts';
import { spanMessage } from './recording-words';

/** The masked parts in words. Fires `seek` with the seconds from which a part can be listened to. */
@customElement('paygate-span-list')
export class SpanList extends LocalisedElement {
  static override styles = [
    controls,
    css`
      h3 {
        margin-block-end: var(--pg-2);
        font-size: var(--pg-size-s);
        font-weight: 650;
      }

      ol {
        display: grid;
        gap: var(--pg-1);
        max-block-size: 16rem;
        overflow: auto;
      }

      button {
        flex-wrap: wrap;
        justify-content: flex-start;
        gap: 0 var(--pg-2);
        padding-block: var(--pg-2);
        inline-size: 100%;
        border-color: var(--pg-line);
        font-weight: 450;
        text-align: start;
      }

      .time {
        min-inline-size: 7.5rem;
        color: var(--pg-muted);
        font-variant-numeric: tabular-nums;
      }

      .swatch {
        inline-size: 1rem;
        block-size: 1rem;
        border: 1px solid var(--pg-warn);
        border-radius: 3px;
        background: repeating-linear-gradient(45deg, var(--pg-warn) 0 1.5px, var(--pg-warn-soft) 1.5px 5px);
      }
    `,
  ];

  @property({ attribute: false }) spans: readonly RecordingSpan[] = [];

  protected override render(): TemplateResult {
    return html`
      <h3>${this.t('span.title', { count: this.spans.length })}</h3>
      <ol tabindex=${this.spans.length > 6 ? 0 : -1}>
        ${this.spans.map(span => html`<li>${this.renderSpan(span)}</li>`)}
      </ol>
    `;
  }

  private renderSpan(span: RecordingSpan): TemplateResult {
    return html`<button @click=${() => this.seek(span)}>
      <span class="swatch"></span>
      <span class="time">${this.words.place(span.fromMs)} – ${this.words.place(span.toMs)}</span>
      <span>${this.words.say(spanMessage(span.kind))}</span>
    </button>`;
  }

  private seek(span: RecordingSpan): void {
    this.dispatchEvent(new CustomEvent<number>('seek', { detail: Math.max(0, span.fromMs / 1000 - 1) }));
  }
}
