import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './icon';
import type { IconName } from './icons';
import type { Tone } from './tone';

/** A framed sentence with an icon; says by shape and words what its colour says. */
@customElement('paygate-notice')
export class Notice extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      align-items: flex-start;
      gap: var(--pg-2);
      padding: var(--pg-2) var(--pg-3);
      border: 1px solid var(--pg-line);
      border-radius: var(--pg-radius-s);
      background: var(--pg-sunken);
      color: var(--pg-text);
      font-size: var(--pg-size-s);
      line-height: 1.45;
    }

    paygate-icon {
      margin-block-start: 0.05rem;
    }

    :host([tone='good']) {
      border-color: transparent;
      background: var(--pg-good-soft);
      color: var(--pg-good);
    }

    :host([tone='warn']) {
      border-color: transparent;
      background: var(--pg-warn-soft);
      color: var(--pg-warn);
    }

    :host([tone='bad']) {
      border-color: transparent;
      background: var(--pg-bad-soft);
      color: var(--pg-bad);
    }

    :host([tone='info']) {
      border-color: transparent;
      background: var(--pg-info-soft);
      color: var(--pg-info);
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText !important;
      }
    }
  `;

  @property({ reflect: true }) tone: Tone = 'plain';

  @property() icon: IconName = 'info';

  protected override render(): TemplateResult {
    return html`<paygate-icon name=${this.icon}></paygate-icon><span><slot></slot></span>`;
  }
}
