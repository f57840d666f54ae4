import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../parts/icon';
import type { IconName } from '../parts/icons';
import type { Tone } from '../parts/tone';

/** The banner that says whether keys can be heard. Only the loss of protection interrupts a screen reader. */
@customElement('paygate-shield-banner')
export class ShieldBanner extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }

    div {
      display: flex;
      align-items: center;
      gap: var(--pg-2);
      min-block-size: 3rem;
      padding: var(--pg-2) var(--pg-3);
      background: var(--pg-sunken);
      color: var(--pg-muted);
      font-size: var(--pg-size-s);
      font-weight: 600;
      line-height: 1.35;
      transition: background-color var(--pg-ease);
    }

    paygate-icon {
      inline-size: 1.6rem;
      block-size: 1.6rem;
    }

    .info {
      background: var(--pg-info-soft);
      color: var(--pg-info);
    }

    .good {
      background: var(--pg-good-fill);
      color: var(--pg-on-fill);
    }

    .bad {
      background: var(--pg-bad-fill);
      color: var(--pg-on-fill);
      font-size: var(--pg-size-m);
      font-weight: 700;
    }

    p {
      margin: 0;
    }

    @media (forced-colors: active) {
      div {
        border-block-end: 3px solid CanvasText;
      }
    }
  `;

  @property() text = '';

  @property() tone: Tone = 'plain';

  @property() icon: IconName = 'shield';

  protected override render(): TemplateResult {
    const lost = this.tone === 'bad';
    return html`
      <div class=${this.tone}>
        <paygate-icon name=${this.icon}></paygate-icon>
        <p role="alert" ?hidden=${!lost}>${lost ? this.text : ''}</p>
        <p ?hidden=${lost}>${lost ? '' : this.text}</p>
      </div>
    `;
  }
}
