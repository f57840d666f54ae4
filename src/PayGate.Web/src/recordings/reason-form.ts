import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import type { GuardedText } from '../parts/guarded-text';
import '../parts/guarded-text';
import '../parts/icon';
import { listeningReasons, type ListeningReason } from './contracts';

/** Why somebody wants to listen; what is asked for. */
export interface ListeningWish {
  readonly reason: ListeningReason;
  readonly note: string;
}

/** Asks for a reason before a recording plays. Fires `wish`. */
@customElement('paygate-reason-form')
export class ReasonForm extends LocalisedElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: var(--pg-4);
        max-inline-size: 30rem;
      }

      h3 {
        font-size: var(--pg-size-m);
        font-weight: 650;
      }

      button {
        justify-self: start;
        padding-inline: var(--pg-5);
      }
    `,
  ];

  @property({ type: Boolean }) busy = false;

  @state() private missing = false;

  @query('select') private readonly reason!: HTMLSelectElement;

  @query('paygate-guarded-text') private readonly note!: GuardedText;

  protected override render(): TemplateResult {
    return html`<form novalidate @submit=${this.submit}>
      <div>
        <h3>${this.t('grant.title')}</h3>
        <p class="hint">${this.t('grant.hint')}</p>
      </div>
      <div class="field">
        <label for="reason">${this.t('grant.reason')}</label>
        <select id="reason" aria-invalid=${this.missing} aria-describedby="missing" @change=${() => (this.missing = false)}>
          <option value="">${this.t('grant.choose')}</option>
          ${listeningReasons.map(reason => html`<option value=${reason}>${this.t(`grant.reason.${reason}`)}</option>`)}
        </select>
        <div id="missing" role="alert">${this.missing ? html`<p class="error">${this.t('grant.missing')}</p>` : nothing}</div>
      </div>
      <paygate-guarded-text label=${this.t('grant.note')} hint=${this.t('grant.note.hint')} .longest=${200}></paygate-guarded-text>
      <button class="primary" aria-disabled=${this.busy}>
        <paygate-icon name=${this.busy ? 'spinner' : 'play'}></paygate-icon>${this.t('grant.submit')}
      </button>
    </form>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const reason = listeningReasons.find(each => each === this.reason.value);
    this.missing = reason === undefined;
    if (reason !== undefined && !this.busy) {
      this.dispatchEvent(new CustomEvent<ListeningWish>('wish', { detail: { reason, note: this.note.value } }));
    }
  }
}
