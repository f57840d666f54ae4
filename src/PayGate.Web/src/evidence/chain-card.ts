import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/chip';
import { controls } from '../parts/controls';
import '../parts/icon';
import { chainMessage } from './audit-words';
import type { ChainView } from './contracts';

/** One chain: how long it is and whether it is whole. */
@customElement('paygate-chain-card')
export class ChainCard extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--pg-1) var(--pg-3);
        align-items: center;
        align-content: center;
        padding: var(--pg-3) var(--pg-4);
        border: 1px solid var(--pg-line);
        border-radius: var(--pg-radius-m);
        background: var(--pg-surface);
        box-shadow: var(--pg-shadow);
      }

      .mark {
        display: grid;
        grid-row: 1 / span 2;
        place-items: center;
        inline-size: 2.5rem;
        block-size: 2.5rem;
        border-radius: 50%;
        background: var(--pg-good-soft);
        color: var(--pg-good);
      }

      .mark.broken {
        background: var(--pg-bad-fill);
        color: var(--pg-on-fill);
      }

      h3 {
        font-size: var(--pg-size-m);
        font-weight: 650;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pg-2);
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
      }

      .problem {
        grid-column: 1 / -1;
        color: var(--pg-bad);
        font-size: var(--pg-size-s);
        font-weight: 550;
      }
    `,
  ];

  @property({ attribute: false }) chain!: ChainView;

  protected override render(): TemplateResult {
    const { chain } = this;
    const intact = chain.state === 'intact';
    return html`
      <span class="mark ${chain.state}"><paygate-icon name=${intact ? 'chain' : 'chainBroken'}></paygate-icon></span>
      <h3>${this.words.say(chainMessage(chain.name))}</h3>
      <div class="facts">
        <paygate-chip tone=${intact ? 'good' : 'bad'} icon=${intact ? 'check' : 'cross'}>${this.t(`chain.${chain.state}`)}</paygate-chip>
        ${this.t('chain.count', { count: chain.count })}
      </div>
      ${
        intact
          ? nothing
          : html`<p class="problem">
              ${chain.brokenAt === null ? nothing : this.t('chain.brokenAt', { sequence: String(chain.brokenAt) })} ${chain.problem}
            </p>`
      }
    `;
  }
}
