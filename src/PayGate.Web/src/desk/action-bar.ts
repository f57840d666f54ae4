import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { NextStep } from './next-step';

/** The large button of the next step, more time, and the two-step cancel. The large button stays the same element, so that focus stays on it. */
@customElement('paygate-action-bar')
export class ActionBar extends LocalisedElement {
  static override styles = [
    controls,
    css`
      .primary {
        inline-size: 100%;
      }

      .pair {
        display: flex;
        gap: var(--pg-2);
        margin-block-start: var(--pg-2);
      }

      .pair > * {
        flex: 1 1 auto;
        padding-inline: var(--pg-2);
        white-space: nowrap;
      }

      .sure {
        display: grid;
        margin-block-start: var(--pg-2);
        padding: var(--pg-3);
        border-radius: var(--pg-radius-s);
        background: var(--pg-bad-soft);
        color: var(--pg-bad);
        font-size: var(--pg-size-s);
        font-weight: 550;
      }

      .primary kbd {
        border-color: rgb(255 255 255 / 50%);
        background: transparent;
        color: inherit;
      }
    `,
  ];

  @property({ attribute: false }) step: NextStep = { kind: 'none' };

  @property({ type: Boolean }) busy = false;

  @property({ type: Boolean }) canGrantTime = false;

  @property({ type: Boolean }) canCancel = false;

  /** The first step of the cancel is done. */
  @property({ type: Boolean }) sure = false;

  @property() confirmKey = '';

  @property() timeKey = '';

  @property() cancelKey = '';

  protected override render(): TemplateResult {
    return html`
      ${this.renderPrimary()}
      <div class="pair" ?hidden=${!this.canCancel || this.sure}>
        <button ?hidden=${!this.canGrantTime} @click=${() => this.send('more-time')}>
          <paygate-icon name="clock"></paygate-icon>${this.t('action.moreTime')}<kbd>${this.timeKey}</kbd>
        </button>
        <button @click=${() => this.send('cancel')}>${this.t('action.cancel')}<kbd>${this.cancelKey}</kbd></button>
      </div>
      <div role="status">${this.sure ? this.renderSure() : nothing}</div>
    `;
  }

  private renderPrimary(): TemplateResult | typeof nothing {
    if (this.step.kind === 'none') {
      return nothing;
    }

    const idle = this.busy || this.sure || this.step.kind === 'wait';
    return html`<button class="primary" aria-disabled=${idle} @keydown=${onceEach} @click=${() => idle || this.send('primary')}>
      ${this.step.kind === 'start' ? html`<paygate-icon name="card"></paygate-icon>` : nothing} ${this.t(this.step.label)}
      ${this.step.kind === 'confirm' && !idle ? html`<kbd>${this.confirmKey}</kbd>` : nothing}
    </button>`;
  }

  private renderSure(): TemplateResult {
    return html`<div class="sure">
      <p>${this.t('cancel.question')}</p>
      <div class="pair">
        <button class="danger" @click=${() => this.send('cancel-sure')}>${this.t('cancel.yes')}</button>
        <button @click=${() => this.send('cancel-not')}>${this.t('cancel.no')}</button>
      </div>
    </div>`;
  }

  private send(name: 'primary' | 'more-time' | 'cancel' | 'cancel-sure' | 'cancel-not'): void {
    this.dispatchEvent(new Event(name));
  }
}

/** A key that is held down presses once: what the button does changes under it. */
function onceEach(event: KeyboardEvent): void {
  if (event.repeat) {
    event.preventDefault();
  }
}
