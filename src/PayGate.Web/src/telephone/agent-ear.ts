import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/chip';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { AgentEar } from './contracts';

const floorDb = -60;

/** What arrives at the agent: the level of the sound, and how many keys could be told from it. */
@customElement('paygate-agent-ear')
export class AgentEarMeter extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--pg-4);
        padding: var(--pg-5);
      }

      h2 {
        display: flex;
        align-items: center;
        gap: var(--pg-2);
        font-size: var(--pg-size-l);
        font-weight: 650;
      }

      svg {
        inline-size: 100%;
        block-size: 0.75rem;
        border-radius: 6px;
        background: var(--pg-sunken);
      }

      rect {
        fill: var(--pg-wave-agent);
      }

      @media (prefers-reduced-motion: no-preference) {
        rect {
          transition: width 400ms linear;
        }
      }

      dl {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: var(--pg-3);
      }

      dl div {
        padding: var(--pg-3);
        border-radius: var(--pg-radius-m);
        background: var(--pg-good-soft);
        color: var(--pg-good);
      }

      .heard {
        background: var(--pg-bad-soft);
        color: var(--pg-bad);
      }

      dt {
        font-size: var(--pg-size-s);
        line-height: 1.35;
      }

      dd {
        font-size: var(--pg-size-xxl);
        font-weight: 680;
        line-height: 1.2;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) ear!: AgentEar;

  protected override render(): TemplateResult {
    const { levelDb, tonesHeard, eventsReceived } = this.ear;
    const share = Math.min(1, Math.max(0, 1 - levelDb / floorDb)) * 100;
    return html`
      <div>
        <h2><paygate-icon name="ear"></paygate-icon>${this.t('ear.title')}</h2>
        <p class="hint">${this.t('ear.hint')}</p>
      </div>
      <div>
        <span class="label">${this.t('ear.level', { level: this.words.number(Math.round(levelDb)) })}</span>
        <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${share} height="1" /></svg>
      </div>
      <dl>
        <div class=${tonesHeard > 0 ? 'heard' : ''}>
          <dt>${this.t('ear.tones')}</dt>
          <dd>${this.words.number(tonesHeard)}</dd>
        </div>
        <div class=${eventsReceived > 0 ? 'heard' : ''}>
          <dt>${this.t('ear.events')}</dt>
          <dd>${this.words.number(eventsReceived)}</dd>
        </div>
      </dl>
    `;
  }
}
