import { css, html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CardField } from './contracts';
import { dotGroups, type Dot } from './dots';

const step = 10;
const gap = 7;

/** The keyed digits of a field as dots. The sentence below it says the same, so the drawing is hidden from screen readers. */
@customElement('paygate-dot-counter')
export class DotCounter extends LitElement {
  static override styles = css`
    :host {
      display: block;
      block-size: 0.75rem;
    }

    svg {
      display: block;
      block-size: 100%;
      max-inline-size: 100%;
    }

    circle {
      fill: none;
      stroke: var(--pg-line-strong);
      stroke-width: 1.2;
    }

    .keyed {
      fill: currentColor;
      stroke: currentColor;
    }
  `;

  @property() field: CardField = 'cardNumber';

  @property({ type: Number }) digits = 0;

  /** How many digits the whole field has, once known. */
  @property({ type: Number }) length: number | null = null;

  @property({ type: Number }) codeLength: number | null = null;

  protected override render(): TemplateResult {
    const groups = dotGroups(this.field, this.digits, this.length, this.codeLength);
    const width = groups.flat().length * step + (groups.length - 1) * gap;
    return html`<svg viewBox="0 0 ${width} 10" aria-hidden="true">
      ${groups.map((group, index) => this.renderGroup(groups, group, index))}
    </svg>`;
  }

  private renderGroup(groups: readonly (readonly Dot[])[], group: readonly Dot[], index: number): SVGTemplateResult[] {
    const start = groups.slice(0, index).flat().length * step + index * gap;
    return group.map((dot, place) => svg`<circle class=${dot} cx=${start + place * step + 5} cy="5" r="3.7" />`);
  }
}
