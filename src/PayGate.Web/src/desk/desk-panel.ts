import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { clockDuration } from '../localisation/formatter';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import type { GuardedText } from '../parts/guarded-text';
import '../parts/guarded-text';
import '../parts/icon';
import '../parts/notice';
import './action-bar';
import { Announcer } from './announcer';
import './call-script';
import { callName } from './call-name';
import { deskLine } from './capture-words';
import { certificateLine } from './certificate-words';
import { chordText } from './chord';
import { noteLine } from './command-words';
import type { CallSnapshot, CaptureSnapshot, CardField, FieldSnapshot } from './contracts';
import type { Desk } from './desk';
import type { GuidanceChoice } from './guidance-choice';
import './guidance-choice';
import { DeskKeyboard } from './desk-keyboard';
import { panelStyles } from './desk-panel.styles';
import './event-log';
import './field-row';
import { defaultKeyMap, type DeskCommand, type KeyMap } from './key-map';
import { canAsk, canCancel, canGrantTime, fieldToAsk, nextStep } from './next-step';
import { scriptFor } from './script';
import { shieldLine } from './shield';
import './shield-banner';
import './token-card';

const askCommands: Partial<Record<DeskCommand, CardField>> = { askNumber: 'cardNumber', askExpiry: 'expiry', askCode: 'securityCode' };

/** The panel of one call, 360 px wide: shield, fields, what to say, what to press, and the last events. */
@customElement('paygate-desk-panel')
export class DeskPanel extends LocalisedElement {
  static override styles = [controls, panelStyles];

  @property({ attribute: false }) desk!: Desk;

  @property({ attribute: false }) call: CallSnapshot | null = null;

  @property({ attribute: false }) keyMap: KeyMap = defaultKeyMap;

  /** The server's time in milliseconds. */
  @property({ type: Number }) now = 0;

  @state() private sure = false;

  @query('paygate-guarded-text') private readonly reference!: GuardedText | null;

  @query('paygate-guidance-choice') private readonly guidance!: GuidanceChoice | null;

  private readonly announcer = new Announcer();

  private readonly redrawPanel = (): void => this.requestUpdate();

  constructor() {
    super();
    new DeskKeyboard(
      this,
      () => this.keyMap,
      () => this.sure,
      command => this.handle(command),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.desk.addEventListener('change', this.redrawPanel);
  }

  override disconnectedCallback(): void {
    this.desk.removeEventListener('change', this.redrawPanel);
    super.disconnectedCallback();
  }

  private get capture(): CaptureSnapshot | null {
    return this.call === null ? null : this.desk.captureOf(this.call.id);
  }

  protected override willUpdate(): void {
    this.sure = this.sure && canCancel(this.capture);
  }

  protected override render(): TemplateResult {
    const shield = shieldLine(this.call, this.capture);
    const spoken = this.announcer.next(this.call, this.capture, this.desk.model.tenant, this.now);
    return html`
      <paygate-shield-banner text=${this.words.say(shield.message)} tone=${shield.tone} icon=${shield.icon}></paygate-shield-banner>
      <div role="status">
        ${
          this.desk.connection === 'lost'
            ? html`<paygate-notice class="lost" tone="warn" icon="alert"
                >${this.t(this.capture?.maskClosed ? 'connection.lost' : 'connection.lost.open')}</paygate-notice
              >`
            : nothing
        }
      </div>
      <p role="status" class="hidden-text">
        ${spoken === null ? nothing : this.words.say(spoken, { moreTimeKey: chordText(this.keyMap.moreTime) })}
      </p>
      <div class="body">
        ${this.call === null ? this.renderNoCall() : this.renderCall(this.call, this.capture)}
        <paygate-event-log .entries=${this.desk.log}></paygate-event-log>
      </div>
    `;
  }

  private renderNoCall(): TemplateResult {
    return html`<div class="empty">
      <paygate-icon name="phone"></paygate-icon>
      <h2>${this.t(this.desk.connection === 'connecting' ? 'calls.connecting' : 'calls.none')}</h2>
      <p class="hint">${this.t('calls.none.hint')}</p>
    </div>`;
  }

  private renderCall(call: CallSnapshot, capture: CaptureSnapshot | null): TemplateResult {
    const script = scriptFor(call, capture, this.now);
    const open = capture !== null && capture.state !== 'ended';
    return html`
      ${this.renderHead(call, capture)} ${this.renderStatus(call, capture)}
      ${open ? html`<div class="fields">${capture.fields.map(field => this.renderField(capture, field))}</div>` : nothing}
      ${
        capture?.outcome === 'succeeded' && capture.endedAt !== null
          ? html`<paygate-token-card .capture=${capture}></paygate-token-card>`
          : nothing
      }
      ${this.renderCertificate(capture)}
      ${script === null ? nothing : html`<paygate-call-script text=${this.words.say(script)}></paygate-call-script>`}
      <paygate-guarded-text
        ?hidden=${open || call.state !== 'answered'}
        label=${this.t('reference.label')}
        hint=${this.t('reference.hint')}
      ></paygate-guarded-text>
      <paygate-guidance-choice ?hidden=${open || call.state !== 'answered'}></paygate-guidance-choice>
      <div>${this.renderNote()} ${this.renderActions(call, capture)}</div>
    `;
  }

  private renderHead(call: CallSnapshot, capture: CaptureSnapshot | null): TemplateResult {
    const end = call.endedAt === null ? this.now : Date.parse(call.endedAt);
    return html`<header>
      <h2>${this.t('calls.name', { name: callName(call.id) })}</h2>
      <span>${capture?.reference == null ? nothing : this.t('reference.shown', { reference: capture.reference })}</span>
      <time>${clockDuration(end - Date.parse(call.answeredAt ?? call.startedAt))}</time>
    </header>`;
  }

  /** While a field is asked its row says where things stand; saying it twice would only cost room. */
  private renderStatus(call: CallSnapshot, capture: CaptureSnapshot | null): TemplateResult | typeof nothing {
    if (capture?.state === 'collecting' || capture?.state === 'secured') {
      return nothing;
    }

    const status = deskLine(call, capture, this.desk.model.tenant, this.now);
    const ended = capture?.state === 'ended' && capture.endedAt !== null && capture.outcome !== 'vaultUnavailable';
    return html`<div class="status ${status.tone}">
      <paygate-icon name=${status.icon}></paygate-icon>
      <p>${this.words.say(status.message)}${ended ? html`<span>${this.t('end.money')}</span>` : nothing}</p>
    </div>`;
  }

  private renderCertificate(capture: CaptureSnapshot | null): TemplateResult | typeof nothing {
    const certificate = capture === null ? null : certificateLine(capture);
    return certificate === null
      ? nothing
      : html`<paygate-notice class="note" tone=${certificate.tone} icon=${certificate.icon}
          >${this.words.say(certificate.message)}</paygate-notice
        >`;
  }

  private renderField(capture: CaptureSnapshot, field: FieldSnapshot): TemplateResult {
    const command = (Object.keys(askCommands) as DeskCommand[]).find(each => askCommands[each] === field.field);
    return html`<paygate-field-row
      .capture=${capture}
      .field=${field}
      .times=${this.desk.model.times}
      client=${this.desk.model.tenant}
      .now=${this.now}
      moreTimeKey=${chordText(this.keyMap.moreTime)}
      shortcut=${command === undefined ? '' : chordText(this.keyMap[command])}
      @ask=${(event: CustomEvent<CardField>) => this.desk.askField(capture.id, event.detail)}
    ></paygate-field-row>`;
  }

  private renderNote(): TemplateResult {
    const note = this.desk.note === null ? null : noteLine(this.desk.note);
    return html`<div role="status">
      ${
        note === null
          ? nothing
          : html`<paygate-notice class="note" tone=${note.tone} icon=${note.icon}>${this.words.say(note.message)}</paygate-notice>`
      }
    </div>`;
  }

  private renderActions(call: CallSnapshot, capture: CaptureSnapshot | null): TemplateResult {
    const busy = (['StartCapture', 'AskField', 'ConfirmCapture'] as const).some(command => this.desk.isUnderWay(command));
    return html`<paygate-action-bar
      .step=${nextStep(call, capture)}
      .busy=${busy || this.desk.connection !== 'connected'}
      .canGrantTime=${canGrantTime(capture)}
      .canCancel=${canCancel(capture)}
      .sure=${this.sure}
      confirmKey=${this.t('keys.enter')}
      timeKey=${chordText(this.keyMap.moreTime)}
      cancelKey=${chordText(this.keyMap.cancel)}
      @primary=${() => this.takeStep()}
      @more-time=${() => this.handle('moreTime')}
      @cancel=${() => this.handle('cancel')}
      @cancel-sure=${() => this.cancelNow()}
      @cancel-not=${() => (this.sure = false)}
    ></paygate-action-bar>`;
  }

  private takeStep(): void {
    const { call, capture } = this;
    if (call === null) {
      return;
    }

    const step = nextStep(call, capture);
    if (step.kind === 'start') {
      void this.desk.startCapture(call.id, this.reference?.value ?? '', this.guidance?.value ?? null);
    } else if (step.kind === 'ask' && capture !== null) {
      void this.desk.askField(capture.id, step.field);
    } else if (step.kind === 'confirm' && capture !== null) {
      void this.desk.confirmCapture(capture.id);
    } else if (step.kind === 'dismiss') {
      this.desk.dismiss(call.id);
    }
  }

  /** True when the command means something now. */
  private handle(command: DeskCommand): boolean {
    const capture = this.capture;
    if (capture === null) {
      return false;
    }

    const field = command === 'redo' ? (capture.currentField ?? fieldToAsk(capture)) : askCommands[command];
    if (field !== undefined) {
      return canAsk(capture) && field !== null && this.send(this.desk.askField(capture.id, field));
    }

    switch (command) {
      case 'moreTime':
        return canGrantTime(capture) && this.send(this.desk.grantMoreTime(capture.id));
      case 'confirm':
        return this.sure ? this.cancelNow() : capture.state === 'complete' && this.send(this.desk.confirmCapture(capture.id));
      default:
        return this.toggleSure(capture);
    }
  }

  private toggleSure(capture: CaptureSnapshot): boolean {
    const possible = canCancel(capture);
    this.sure = possible && !this.sure;
    return possible;
  }

  private cancelNow(): boolean {
    this.sure = false;
    const capture = this.capture;
    return canCancel(capture) && capture !== null && this.send(this.desk.cancelCapture(capture.id));
  }

  private send(_sent: Promise<boolean>): true {
    return true;
  }
}
