import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './icon';
import type { IconName } from './icons';
import type { Tone } from './tone';

/** A state in a word, with its icon. */
@customElement('paygate-chip')
export class Chip extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.3rem;
      padding: 0.12rem 0.55rem 0.12rem 0.4rem;
      border-radius: 999px;
      background: var(--pg-sunken);
      color: var(--pg-muted);
      font-size: var(--pg-size-xs);
      font-weight: 600;
      line-height: 1.5;
      white-space: nowrap;
    }

    :host([tone='info']) {
      background: var(--pg-info-soft);
      color: var(--pg-info);
    }

    :host([tone='good']) {
      background: var(--pg-good-soft);
      color: var(--pg-good);
    }

    :host([tone='warn']) {
      background: var(--pg-warn-soft);
      color: var(--pg-warn);
    }

    :host([tone='bad']) {
      background: var(--pg-bad-soft);
      color: var(--pg-bad);
    }

    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `;

  @property({ reflect: true }) tone: Tone = 'plain';

  @property() icon: IconName = 'info';

  protected override render(): TemplateResult {
    return html`<paygate-icon name=${this.icon}></paygate-icon><slot></slot>`;
  }
}
