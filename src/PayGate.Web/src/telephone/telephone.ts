import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http } from '../api/http';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/brand-mark';
import { controls } from '../parts/controls';
import '../parts/icon';
import '../parts/notice';
import '../shell/preference-buttons';
import { applyTheme, currentTheme } from '../shell/preferences';
import './agent-ear';
import { transports, type TelephoneState, type Transport } from './contracts';
import type { KeyPress } from './key-pad';
import './key-pad';
import { TelephoneApi } from './telephone-api';
import { telephoneStyles } from './telephone.styles';

const readAgainMs = 500;

const silent: TelephoneState = {
  call: 'idle',
  transport: 'events',
  agentEar: { tonesHeard: 0, eventsReceived: 0, levelDb: -60 },
  keysSent: 0,
};

/** The caller's telephone of the demo. What was keyed is shown as dots only. */
@customElement('paygate-telephone')
export class Telephone extends LocalisedElement {
  static override styles = [controls, telephoneStyles];

  @state() private telephone: TelephoneState = silent;

  @state() private unreachable = false;

  private readonly api = new TelephoneApi(http);
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    applyTheme(currentTheme());
    void this.read();
    this.timer = setInterval(() => void this.read(), readAgainMs);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    return html`
      <header><paygate-brand-mark></paygate-brand-mark><paygate-preference-buttons></paygate-preference-buttons></header>
      <main>
        <section class="card phone" aria-label=${this.t('telephone.title')}>${this.renderPhone()}</section>
        <div class="side">
          <section class="card"><paygate-agent-ear .ear=${this.telephone.agentEar}></paygate-agent-ear></section>
          <section class="card transport">${this.renderTransport()}</section>
        </div>
      </main>
    `;
  }

  protected override updated(): void {
    document.title = `${this.t('telephone.title')} · PayGate`;
  }

  private get talking(): boolean {
    return this.telephone.call === 'answered' || this.telephone.call === 'ringing';
  }

  private renderPhone(): TemplateResult {
    const { call, keysSent } = this.telephone;
    const action = this.talking ? 'hangup' : 'dial';
    return html`
      <h1>${this.t('telephone.title')}</h1>
      <div class="screen">
        <p role="status">
          <paygate-icon name=${this.talking ? 'phone' : 'phoneOff'}></paygate-icon>
          ${this.t(this.unreachable ? 'shell.unreachable' : `telephone.${call}`)}
        </p>
        <p class="dots" aria-hidden="true">${'•'.repeat(Math.min(19, keysSent))}</p>
        <p class="hint">${this.t('telephone.sent', { count: keysSent })}</p>
      </div>
      <paygate-key-pad
        ?disabled=${call !== 'answered'}
        @press=${(event: CustomEvent<KeyPress>) => this.send(() => this.api.press(event.detail.key, event.detail.durationMs))}
      ></paygate-key-pad>
      <button class="call ${action}" @click=${() => this.send(() => this.api.call(action))}>
        <paygate-icon name=${this.talking ? 'phoneOff' : 'phone'}></paygate-icon>${this.t(`telephone.${action}`)}
      </button>
      ${call === 'answered' ? html`<p class="hint">${this.t('telephone.keyboard')}</p>` : nothing}
    `;
  }

  private renderTransport(): TemplateResult {
    return html`<fieldset>
      <legend>${this.t('transport.title')}</legend>
      <p class="hint">${this.t('transport.hint')}</p>
      ${transports.map(
        mode =>
          html`<label>
            <input type="radio" name="transport" .checked=${this.telephone.transport === mode} @change=${() => this.choose(mode)} />
            <span>${this.t(`transport.${mode}`)}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private choose(mode: Transport): void {
    this.telephone = { ...this.telephone, transport: mode };
    void this.send(() => this.api.transport(mode));
  }

  private async send(action: () => Promise<unknown>): Promise<void> {
    await action().catch(() => (this.unreachable = true));
    await this.read();
  }

  private async read(): Promise<void> {
    try {
      this.telephone = await this.api.state();
      this.unreachable = false;
    } catch {
      this.unreachable = true;
    }
  }
}
