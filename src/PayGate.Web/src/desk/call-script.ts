import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';

/** What the agent can say next. */
@customElement('paygate-call-script')
export class CallScript extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: var(--pg-2) var(--pg-3);
        border-inline-start: 3px solid var(--pg-accent);
        border-radius: 0 var(--pg-radius-s) var(--pg-radius-s) 0;
        background: var(--pg-accent-soft);
      }

      h3 {
        color: var(--pg-accent);
        font-size: var(--pg-size-xs);
        font-weight: 650;
      }

      p {
        font-size: var(--pg-size-m);
        line-height: 1.4;
        text-wrap: pretty;
      }
    `,
  ];

  @property() text = '';

  protected override render(): TemplateResult {
    return html`<h3>${this.t('script.label')}</h3>
      <p>${this.text}</p>`;
  }
}
