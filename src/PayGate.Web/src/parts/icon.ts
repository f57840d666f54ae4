import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icons, type IconName } from './icons';

/** A drawing beside a text; hidden from assistive technology because the text says the same. */
@customElement('paygate-icon')
export class Icon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      inline-size: 1.25em;
      block-size: 1.25em;
      flex: none;
    }

    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    @media (prefers-reduced-motion: no-preference) {
      .spinner {
        animation: turn 1s linear infinite;
      }
    }

    @keyframes turn {
      to {
        transform: rotate(360deg);
      }
    }
  `;

  @property() name: IconName = 'info';

  protected override render(): TemplateResult {
    return html`<svg class=${this.name} viewBox="0 0 24 24" aria-hidden="true">${icons[this.name]}</svg>`;
  }
}
