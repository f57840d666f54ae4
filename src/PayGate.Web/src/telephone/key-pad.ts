import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import { telephoneKeys, type TelephoneKey } from './contracts';
import { pressLength } from './press-length';

/** A key with the time it was held. */
export interface KeyPress {
  readonly key: TelephoneKey;
  readonly durationMs: number;
}

const letters: Partial<Record<TelephoneKey, string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
  '0': '+',
};

const typedPressMs = 120;

/** Twelve keys. Fires `press` when a key is let go; also with the keys of the keyboard. */
@customElement('paygate-key-pad')
export class KeyPad extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: var(--pg-3);
        justify-items: center;
      }

      button {
        display: grid;
        gap: 0;
        place-content: center;
        inline-size: 4.4rem;
        block-size: 4.4rem;
        padding: 0;
        border-color: var(--pg-line);
        border-radius: 50%;
        background: var(--pg-sunken);
        font-size: 1.6rem;
        font-weight: 500;
        line-height: 1;
        touch-action: none;
        user-select: none;
      }

      button:active {
        background: var(--pg-accent-fill);
        color: var(--pg-on-fill);
      }

      small {
        min-block-size: 0.85rem;
        color: inherit;
        font-size: 0.68rem;
        font-weight: 600;
        letter-spacing: 0.12em;
        opacity: 0.8;
      }
    `,
  ];

  @property({ type: Boolean }) disabled = false;

  private downAt = 0;

  private down: TelephoneKey | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.type);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.type);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult[] {
    return telephoneKeys.map(
      key =>
        html`<button
          ?disabled=${this.disabled}
          aria-label=${key === '*' ? this.t('telephone.star') : key === '#' ? this.t('telephone.hash') : key}
          @pointerdown=${(event: PointerEvent) => this.push(key, event)}
          @pointerup=${() => this.release(key)}
          @pointercancel=${() => (this.down = null)}
          @click=${(event: MouseEvent) => event.detail === 0 && this.send(key, typedPressMs)}
        >
          ${key}<small>${letters[key] ?? ''}</small>
        </button>`,
    );
  }

  private push(key: TelephoneKey, event: PointerEvent): void {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.down = key;
    this.downAt = performance.now();
  }

  private release(key: TelephoneKey): void {
    if (this.down === key) {
      this.down = null;
      this.send(key, pressLength(this.downAt, performance.now()));
    }
  }

  private readonly type = (event: KeyboardEvent): void => {
    const key = telephoneKeys.find(each => each === event.key);
    if (key !== undefined && !event.repeat && !event.altKey && !event.ctrlKey && !event.metaKey && !this.disabled) {
      this.send(key, typedPressMs);
    }
  };

  private send(key: TelephoneKey, durationMs: number): void {
    this.dispatchEvent(new CustomEvent<KeyPress>('press', { detail: { key, durationMs } }));
  }
}
