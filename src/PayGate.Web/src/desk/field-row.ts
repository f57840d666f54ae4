import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MessageKey } from '../localisation/catalogue';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { IconName } from '../parts/icons';
import type { CaptureSnapshot, CardField, DeskTimes, FieldSnapshot } from './contracts';
import './dot-counter';
import { fieldLine } from './field-words';
import type { Line } from './line';
import { canAsk } from './next-step';
import './time-bar';

const labels: Readonly<Record<CardField, MessageKey>> = {
  cardNumber: 'field.number',
  expiry: 'field.expiry',
  securityCode: 'field.code',
};

const drawings: Readonly<Record<CardField, IconName>> = { cardNumber: 'card', expiry: 'calendar', securityCode: 'code' };

/** One field of the card: icon, dots, tries, time and the sentence that says where it is. */
@customElement('paygate-field-row')
export class FieldRow extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: 2.25rem minmax(0, 1fr);
        gap: var(--pg-1) var(--pg-3);
        align-items: center;
        padding: var(--pg-3);
        border: 1px solid var(--pg-line);
        border-radius: var(--pg-radius-m);
        background: var(--pg-surface);
      }

      .pair {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--pg-2);
      }

      :host([current]) {
        border-color: var(--pg-accent);
        box-shadow: 0 0 0 1px var(--pg-accent);
      }

      .mark {
        display: grid;
        grid-row: 1 / span 2;
        place-items: center;
        inline-size: 2.25rem;
        block-size: 2.25rem;
        border-radius: 50%;
        background: var(--pg-sunken);
        color: var(--pg-muted);
      }

      .mark.info {
        background: var(--pg-info-soft);
        color: var(--pg-info);
      }

      .mark.good {
        background: var(--pg-good-fill);
        color: var(--pg-on-fill);
      }

      .mark.warn {
        background: var(--pg-warn-soft);
        color: var(--pg-warn);
      }

      .mark.bad {
        background: var(--pg-bad-fill);
        color: var(--pg-on-fill);
      }

      h3 {
        font-size: var(--pg-size-s);
        font-weight: 600;
      }

      .tries {
        color: var(--pg-muted);
        font-size: var(--pg-size-xs);
        font-variant-numeric: tabular-nums;
      }

      .sentence,
      paygate-time-bar {
        grid-column: 2;
      }

      paygate-dot-counter {
        flex: 1;
      }

      .sentence {
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
        line-height: 1.4;
      }

      .sentence.info {
        color: var(--pg-info);
      }

      .sentence.good {
        color: var(--pg-good);
      }

      .sentence.warn {
        color: var(--pg-warn);
      }

      .sentence.bad {
        color: var(--pg-bad);
        font-weight: 550;
      }

      button {
        min-block-size: 1.75rem;
        padding: 0.1rem 0.5rem;
        font-size: var(--pg-size-xs);
      }

      paygate-time-bar {
        margin-block-start: var(--pg-1);
      }
    `,
  ];

  @property({ attribute: false }) capture!: CaptureSnapshot;

  @property({ attribute: false }) field!: FieldSnapshot;

  @property({ attribute: false }) times!: DeskTimes;

  @property() client = '';

  @property({ type: Number }) now = 0;

  /** The key that asks this field, as it stands on the keyboard. */
  @property() shortcut = '';

  @property() moreTimeKey = '';

  protected override render(): TemplateResult {
    const line = fieldLine(this.field, this.capture, this.client, this.now);
    const { field } = this.field;
    return html`
      <span class="mark ${line.tone}"><paygate-icon name=${this.iconFor(line)}></paygate-icon></span>
      <div class="pair">
        <h3>${this.t(labels[field])}</h3>
        ${this.renderAsk(field)}
      </div>
      <div class="pair">
        <paygate-dot-counter
          .field=${field}
          .digits=${this.field.digits}
          .length=${field === 'cardNumber' ? (this.capture.masked?.length ?? null) : null}
          .codeLength=${this.capture.codeLength}
        ></paygate-dot-counter>
        ${this.renderTries()}
      </div>
      <p class="sentence ${line.tone}">${this.words.say(line.message, { moreTimeKey: this.moreTimeKey })}</p>
      ${this.renderTime()}
    `;
  }

  protected override updated(): void {
    this.toggleAttribute('current', this.capture.currentField === this.field.field);
  }

  private iconFor(line: Line): IconName {
    return this.field.state === 'idle' ? drawings[this.field.field] : line.icon;
  }

  private renderTries(): TemplateResult | typeof nothing {
    const { attempt, attemptsAllowed } = this.field;
    if (attempt === 0) {
      return nothing;
    }

    return html`<span class="tries">
      <span aria-hidden="true">${attempt}/${attemptsAllowed}</span>
      <span class="hidden-text">${this.t('field.tries', { attempt, allowed: attemptsAllowed })}</span>
    </span>`;
  }

  private renderAsk(field: CardField): TemplateResult | typeof nothing {
    if (!canAsk(this.capture)) {
      return nothing;
    }

    const label = this.t(this.field.state === 'idle' ? 'field.ask' : 'field.redo');
    return html`<button @click=${() => this.dispatchEvent(new CustomEvent<CardField>('ask', { detail: field }))}>
      ${label}<span class="hidden-text">: ${this.t(labels[field])}</span><kbd>${this.shortcut}</kbd>
    </button>`;
  }

  private renderTime(): TemplateResult | typeof nothing {
    if (this.field.deadlineAt === null) {
      return nothing;
    }

    const whole = this.field.state === 'keying' ? this.times.betweenKeysMs : this.times.firstKeyMs;
    return html`<paygate-time-bar .left=${Date.parse(this.field.deadlineAt) - this.now} .whole=${whole}></paygate-time-bar>`;
  }
}
