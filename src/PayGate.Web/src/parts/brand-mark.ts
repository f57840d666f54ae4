import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The shield with three dots and the name. */
@customElement('paygate-brand-mark')
export class BrandMark extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.55em;
      color: var(--pg-text);
      font: 650 var(--pg-size-l) / 1 var(--pg-font);
      letter-spacing: -0.01em;
    }

    svg {
      inline-size: 1.75em;
      block-size: 1.75em;
    }

    rect {
      fill: var(--pg-accent-fill);
    }

    path {
      fill: none;
      stroke: #fff;
      stroke-width: 2;
      stroke-linejoin: round;
    }

    circle {
      fill: #fff;
    }
  `;

  protected override render(): TemplateResult {
    return html`
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M16 5.5 24.5 8.8v6.4c0 5.6-3.6 9.5-8.5 11.3-4.9-1.8-8.5-5.7-8.5-11.3V8.8Z" />
        <circle cx="12" cy="15.5" r="1.5" />
        <circle cx="16" cy="15.5" r="1.5" />
        <circle cx="20" cy="15.5" r="1.5" />
      </svg>
      <span>PayGate</span>
    `;
  }
}
