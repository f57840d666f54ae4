import { css, html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { MessageKey } from '../localisation/catalogue';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { IconName } from '../parts/icons';

const points: readonly [IconName, MessageKey][] = [
  ['shieldCheck', 'welcome.caller'],
  ['card', 'welcome.token'],
  ['wave', 'welcome.recording'],
];

/** What PayGate does, in three lines, beside the sign-in form. */
@customElement('paygate-welcome')
export class Welcome extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        align-content: center;
        gap: var(--pg-5);
        padding: var(--pg-7) var(--pg-6);
        background: linear-gradient(155deg, #14307e, #1d4ed8 60%, #2b6be4);
        color: #fff;
      }

      h2 {
        font-size: var(--pg-size-xxl);
        font-weight: 680;
        line-height: 1.15;
        letter-spacing: -0.025em;
        text-wrap: balance;
      }

      ul {
        display: grid;
        gap: var(--pg-3);
      }

      li {
        display: flex;
        align-items: center;
        gap: var(--pg-3);
      }

      .mark {
        display: grid;
        place-items: center;
        inline-size: 2.25rem;
        block-size: 2.25rem;
        flex: none;
        border-radius: 50%;
        background: rgb(255 255 255 / 16%);
      }

      svg {
        inline-size: min(100%, 19rem);
        fill: rgb(255 255 255 / 34%);
      }

      .lit {
        fill: #fff;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`
      <svg viewBox="0 0 190 12" aria-hidden="true">${Array.from({ length: 16 }, (_, index) => dot(index))}</svg>
      <h2>${this.t('welcome.title')}</h2>
      <ul>
        ${points.map(
          ([icon, key]) =>
            html`<li>
              <span class="mark"><paygate-icon name=${icon}></paygate-icon></span>${this.t(key)}
            </li>`,
        )}
      </ul>
    `;
  }
}

function dot(index: number): SVGTemplateResult {
  const x = 5 + index * 10 + Math.floor(index / 4) * 8;
  return svg`<circle class=${index < 9 ? 'lit' : ''} cx=${x} cy="6" r="3.6" />`;
}
