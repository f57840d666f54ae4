import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { clockDuration } from '../localisation/formatter';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/chip';
import { controls } from '../parts/controls';
import type { Recording } from './contracts';
import { stateLooks } from './recording-words';

/** The recordings, newest first. Fires `choose` with an id. */
@customElement('paygate-recording-list')
export class RecordingList extends LocalisedElement {
  static override styles = [
    controls,
    css`
      ul {
        display: grid;
        gap: 1px;
        overflow: clip;
        border: 1px solid var(--pg-line);
        border-radius: var(--pg-radius-m);
        background: var(--pg-line);
      }

      button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--pg-1) var(--pg-3);
        inline-size: 100%;
        padding: var(--pg-3) var(--pg-4);
        border: 0;
        border-inline-start: 3px solid transparent;
        border-radius: 0;
        text-align: start;
      }

      button:focus-visible {
        position: relative;
        box-shadow: inset 0 0 0 2px var(--pg-accent);
      }

      button[aria-pressed='true'] {
        border-inline-start-color: var(--pg-accent);
        background: var(--pg-accent-soft);
      }

      .when {
        font-variant-numeric: tabular-nums;
      }

      .length {
        color: var(--pg-muted);
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--pg-1);
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) recordings: readonly Recording[] = [];

  @property() selected = '';

  protected override render(): TemplateResult {
    return html`<ul>
      ${this.recordings.map(recording => html`<li>${this.renderRecording(recording)}</li>`)}
    </ul>`;
  }

  private renderRecording(recording: Recording): TemplateResult {
    const [tone, icon] = stateLooks[recording.state];
    return html`<button aria-pressed=${recording.id === this.selected} @click=${() => this.choose(recording.id)}>
      <span class="when">${this.words.dateTime(new Date(recording.startedAt))}</span>
      <span class="length">${recording.durationMs === null ? '–' : clockDuration(recording.durationMs)}</span>
      <span class="chips">
        <paygate-chip tone=${tone} icon=${icon}>${this.t(`recording.${recording.state}`)}</paygate-chip>
        ${
          recording.spans.length === 0
            ? nothing
            : html`<paygate-chip icon="shield">${this.t('recording.spans', { count: recording.spans.length })}</paygate-chip>`
        }
        ${
          recording.state === 'released' && !recording.speechChecked
            ? html`<paygate-chip tone="warn" icon="alert">${this.t('recording.unchecked')}</paygate-chip>`
            : nothing
        }
      </span>
    </button>`;
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent<string>('choose', { detail: id }));
  }
}
