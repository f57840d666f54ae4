import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/chip';
import { controls } from '../parts/controls';
import { actorMessage, chainMessage, detailMessage, kindMessage, resultLook, resultMessage } from './audit-words';
import type { AuditEvent } from './contracts';
import { tableStyles } from './event-table.styles';

/** Events, newest first, with their details to unfold. */
@customElement('paygate-event-table')
export class EventTable extends LocalisedElement {
  static override styles = [controls, tableStyles];

  @property({ attribute: false }) events: readonly AuditEvent[] = [];

  protected override render(): TemplateResult {
    return html`<table>
      <caption class="hidden-text">
        ${this.t('evidence.events')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${this.t('evidence.at')}</th>
          <th scope="col">${this.t('evidence.what')}</th>
          <th scope="col">${this.t('evidence.who')}</th>
          <th scope="col">${this.t('evidence.result')}</th>
          <th scope="col">${this.t('evidence.chain')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.events.map(event => this.renderEvent(event))}
      </tbody>
    </table>`;
  }

  private renderEvent(event: AuditEvent): TemplateResult {
    const [tone, icon] = resultLook(event.result);
    return html`<tr>
      <td class="at">${this.words.dateTime(new Date(event.at))}</td>
      <td>
        <span class="kind">${this.words.say(kindMessage(event.kind))}</span>
        ${this.renderDetails(event)}
      </td>
      <td>${this.words.say(actorMessage(event.actor))}</td>
      <td><paygate-chip tone=${tone} icon=${icon}>${this.words.say(resultMessage(event.result))}</paygate-chip></td>
      <td class="chain">${this.words.say(chainMessage(event.chain))} <span>${event.sequence}</span></td>
    </tr>`;
  }

  private renderDetails(event: AuditEvent): TemplateResult {
    const details = Object.entries(event.details);
    return html`<dl>
      ${details.map(
        ([name, value]) =>
          html`<div>
            <dt>${this.words.say(detailMessage(name))}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
      <div>
        <dt>${this.t('evidence.subject')}</dt>
        <dd>${event.subject}</dd>
      </div>
    </dl>`;
  }
}
