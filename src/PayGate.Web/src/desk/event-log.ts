import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import type { LogEntry } from './desk-log';

/** The last events of the desk, newest first. */
@customElement('paygate-event-log')
export class EventLog extends LocalisedElement {
  static override styles = [
    controls,
    css`
      h3 {
        margin-block-end: var(--pg-1);
        color: var(--pg-muted);
        font-size: var(--pg-size-xs);
        font-weight: 650;
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--pg-2);
        padding-block: 0.15rem;
        color: var(--pg-muted);
        font-size: var(--pg-size-xs);
        line-height: 1.4;
      }

      time {
        font-variant-numeric: tabular-nums;
      }

      .good {
        color: var(--pg-good);
      }

      .warn {
        color: var(--pg-warn);
      }

      .bad {
        color: var(--pg-bad);
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly LogEntry[] = [];

  protected override render(): TemplateResult {
    return html`
      <h3>${this.t('log.title')}</h3>
      <ol>
        ${this.entries.map(entry => this.renderEntry(entry))}
      </ol>
    `;
  }

  private renderEntry(entry: LogEntry): TemplateResult {
    const at = new Date(entry.at);
    return html`<li>
      <time datetime=${at.toISOString()}>${this.words.time(at)}</time><span class=${entry.tone}>${this.words.say(entry.message)}</span>
    </li>`;
  }
}
