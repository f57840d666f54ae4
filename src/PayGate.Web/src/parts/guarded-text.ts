import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from './controls';
import { holdsCardDigits } from './digit-guard';
import './icon';

/** A short free text that no card number can enter: neither typed, nor pasted, nor dropped, nor filled in by the browser. */
@customElement('paygate-guarded-text')
export class GuardedText extends LocalisedElement {
  static override styles = [controls];

  @property() label = '';

  @property() hint = '';

  @property({ type: Number }) longest = 64;

  @state() private refused = false;

  @query('input') private readonly input!: HTMLInputElement;

  private good = '';

  get value(): string {
    return this.good.trim();
  }

  clear(): void {
    this.good = '';
    this.refused = false;
    this.input.value = '';
  }

  protected override render(): TemplateResult {
    return html`
      <div class="field">
        <label for="text">${this.label}</label>
        <input
          id="text"
          autocomplete="off"
          spellcheck="false"
          maxlength=${this.longest}
          aria-describedby="hint"
          aria-invalid=${this.refused}
          @beforeinput=${this.refuse}
          @input=${this.keepGood}
        />
        <div id="hint" role="status">
          ${
            this.refused
              ? html`<p class="error"><paygate-icon name="stop"></paygate-icon>${this.t('guard.refused')}</p>`
              : this.hint === ''
                ? nothing
                : html`<p class="hint">${this.hint}</p>`
          }
        </div>
      </div>
    `;
  }

  private refuse(event: InputEvent): void {
    const inserted = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const { value, selectionStart, selectionEnd } = this.input;
    const start = selectionStart ?? value.length;
    const next = value.slice(0, start) + inserted + value.slice(selectionEnd ?? start);
    this.refused = inserted !== '' && holdsCardDigits(next);
    if (this.refused) {
      event.preventDefault();
    }
  }

  /** Browsers do not announce every change before it happens (auto-fill, undo): then the last good text comes back. */
  private keepGood(): void {
    if (holdsCardDigits(this.input.value)) {
      this.input.value = this.good;
      this.refused = true;
    } else {
      this.good = this.input.value;
    }
  }
}
