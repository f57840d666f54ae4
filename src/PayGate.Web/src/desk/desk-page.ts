import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import { session } from '../session/session';
import { isInUse } from '../shell/activity';
import { AudioCue } from './audio-cue';
import './call-list';
import { chooseCall } from './choose-call';
import type { CallSnapshot } from './contracts';
import { Desk } from './desk';
import './desk-panel';
import { loadKeyMap, saveKeyMap, type KeyMap } from './key-map';
import { shieldLine } from './shield';
import './shortcuts';
import { SignalRHub } from './signalr-hub';

const tickMs = 250;
const keepAliveMs = 4 * 60 * 1000;

/** The agent's page: the calls, the panel of the chosen one, and the keys. */
@customElement('paygate-desk-page')
export class DeskPage extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(12rem, 16rem) minmax(0, 26rem) minmax(13rem, 17rem);
        gap: var(--pg-5);
        justify-content: center;
        align-items: start;
        padding: var(--pg-5) var(--pg-4);
      }

      aside {
        display: grid;
        gap: var(--pg-3);
      }

      .keys {
        padding: var(--pg-3) var(--pg-4);
      }

      @media (width < 1000px) {
        :host {
          grid-template-columns: minmax(0, 26rem);
          gap: var(--pg-3);
          padding: var(--pg-2);
        }

        .single {
          display: none;
        }
      }
    `,
  ];

  @state() private chosen = '';

  @state() private keyMap: KeyMap = loadKeyMap(localStorage);

  @state() private now = 0;

  private readonly desk = new Desk(new SignalRHub());
  private readonly cue = new AudioCue();
  private warned = false;
  private timers: ReturnType<typeof setInterval>[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.desk.addEventListener('change', this.follow);
    this.desk.addEventListener('refused', this.leave);
    this.desk.open();
    this.timers = [setInterval(this.follow, tickMs), setInterval(() => void this.keepAlive(), keepAliveMs)];
  }

  override disconnectedCallback(): void {
    this.timers.forEach(clearInterval);
    this.desk.removeEventListener('change', this.follow);
    this.desk.removeEventListener('refused', this.leave);
    this.desk.close();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const { calls } = this.desk.model;
    const call = calls.find(each => each.id === this.chosen) ?? null;
    return html`
      <section class=${calls.length < 2 ? 'single' : ''}>
        <paygate-call-list
          .calls=${calls}
          selected=${this.chosen}
          .now=${this.now}
          @choose=${(event: CustomEvent<string>) => (this.chosen = event.detail)}
        ></paygate-call-list>
        ${calls.length === 0 ? html`<p class="hint">${this.t('calls.none')}</p>` : nothing}
      </section>
      <paygate-desk-panel .desk=${this.desk} .call=${call} .keyMap=${this.keyMap} .now=${this.now}></paygate-desk-panel>
      <aside>
        <div class="card keys">
          <paygate-shortcuts .map=${this.keyMap} @map=${this.changeKeys}></paygate-shortcuts>
        </div>
        <button aria-pressed=${this.cue.enabled} @click=${this.toggleSound}>
          <paygate-icon name=${this.cue.enabled ? 'sound' : 'soundOff'}></paygate-icon>
          ${this.t(this.cue.enabled ? 'sound.on' : 'sound.off')}
        </button>
      </aside>
    `;
  }

  private readonly follow = (): void => {
    this.now = this.desk.serverNow();
    this.chosen = chooseCall(this.desk.model, this.chosen);
    const call = this.desk.model.calls.find(each => each.id === this.chosen) ?? null;
    this.warn(call);
    this.requestUpdate();
  };

  private warn(call: CallSnapshot | null): void {
    const lost = call !== null && shieldLine(call, this.desk.captureOf(call.id)).tone === 'bad';
    if (lost && !this.warned) {
      this.cue.warn();
    }

    this.warned = lost;
  }

  /** A call keeps the sign-in alive, and so does an agent who uses the page. */
  private async keepAlive(): Promise<void> {
    if (isInUse() || this.desk.model.calls.some(call => call.state !== 'ended')) {
      await session.read().catch(() => null);
    }
  }

  private readonly leave = (): void => session.lost();

  private changeKeys(event: CustomEvent<KeyMap>): void {
    this.keyMap = event.detail;
    saveKeyMap(localStorage, this.keyMap);
  }

  private toggleSound(): void {
    this.cue.toggle();
    this.requestUpdate();
  }
}
