import { html, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import { callerGuidances, type CallerGuidance } from './contracts';

/** Whether the caller hears what to key. Stays as the agent left it for the next capture. */
@customElement('paygate-guidance-choice')
export class GuidanceChoice extends LocalisedElement {
  static override styles = [controls];

  @query('select') private readonly choice!: HTMLSelectElement;

  /** Nothing chosen: as it is set for the line. */
  get value(): CallerGuidance | null {
    return callerGuidances.find(each => each === this.choice.value) ?? null;
  }

  protected override render(): TemplateResult {
    return html`<div class="field">
      <label for="guidance">${this.t('guidance.label')}</label>
      <select id="guidance">
        <option value="">${this.t('guidance.line')}</option>
        ${callerGuidances.map(each => html`<option value=${each}>${this.t(`guidance.${each}`)}</option>`)}
      </select>
    </div>`;
  }
}
