import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';

const warnBelowMs = 3000;

/** How much of a time-out is left, as a bar and in seconds. */
@customElement('paygate-time-bar')
export class TimeBar extends LocalisedElement {
  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      gap: var(--pg-2);
      color: var(--pg-muted);
      font-size: var(--pg-size-xs);
      font-variant-numeric: tabular-nums;
    }

    svg {
      flex: 1;
      inline-size: 100%;
      block-size: 4px;
      border-radius: 2px;
      background: var(--pg-line);
    }

    rect {
      fill: var(--pg-accent);
    }

    .short {
      fill: var(--pg-warn);
    }

    @media (prefers-reduced-motion: no-preference) {
      rect {
        transition: width 250ms linear;
      }
    }
  `;

  /** Milliseconds left; null when no time-out runs. */
  @property({ type: Number }) left: number | null = null;

  /** Milliseconds of the whole time-out. */
  @property({ type: Number }) whole = 1;

  protected override render(): TemplateResult | typeof nothing {
    if (this.left === null) {
      return nothing;
    }

    const left = Math.max(0, this.left);
    const share = Math.min(1, left / this.whole) * 100;
    return html`
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
        <rect class=${left < warnBelowMs ? 'short' : ''} width=${share} height="1" />
      </svg>
      <span>${this.t('time.left', { count: Math.ceil(left / 1000) })}</span>
    `;
  }
}
