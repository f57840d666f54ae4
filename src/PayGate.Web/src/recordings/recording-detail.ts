import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import type { MessageKey } from '../localisation/catalogue';
import { clockDuration } from '../localisation/formatter';
import { LocalisedElement } from '../localisation/localised-element';
import '../parts/chip';
import { controls } from '../parts/controls';
import '../parts/notice';
import type { ListeningGrant, Recording } from './contracts';
import './player';
import type { ListeningWish } from './reason-form';
import './reason-form';
import { stateHint, stateLooks } from './recording-words';
import { RecordingsApi } from './recordings-api';
import { readWav, type Sound } from './wav';

/** One recording: what became of it, and, after a reason was given, its player for as long as the permission lasts. */
@customElement('paygate-recording-detail')
export class RecordingDetail extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--pg-4);
        padding: var(--pg-5);
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pg-2) var(--pg-3);
      }

      h2 {
        font-size: var(--pg-size-l);
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }

      .id {
        flex-basis: 100%;
        color: var(--pg-muted);
        font: 400 var(--pg-size-xs) / 1.3 var(--pg-mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) recording!: Recording;

  @state() private sound: Sound | null = null;

  @state() private grant: ListeningGrant | null = null;

  @state() private problem: MessageKey | null = null;

  @state() private busy = false;

  private readonly api = new RecordingsApi(http);
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    this.forget();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('recording');
    if (before !== undefined && before.id !== this.recording.id) {
      this.forget();
      this.problem = null;
    }
  }

  protected override render(): TemplateResult {
    const { recording } = this;
    const [tone, icon] = stateLooks[recording.state];
    return html`
      <header>
        <h2>${this.words.dateTime(new Date(recording.startedAt))}</h2>
        <paygate-chip tone=${tone} icon=${icon}>${this.t(`recording.${recording.state}`)}</paygate-chip>
        <paygate-chip icon="clock">${recording.durationMs === null ? '–' : clockDuration(recording.durationMs)}</paygate-chip>
        <span class="id">${recording.id}</span>
      </header>
      <paygate-notice tone=${tone} icon=${icon}>${this.words.say(stateHint(recording))}</paygate-notice>
      ${
        recording.state === 'released' && !recording.speechChecked
          ? html`<paygate-notice tone="warn" icon="alert">${this.t('recording.unchecked.hint')}</paygate-notice>`
          : nothing
      }
      ${recording.state === 'released' ? this.renderListening() : nothing}
      <div role="alert">
        ${this.problem === null ? nothing : html`<paygate-notice tone="bad" icon="alert">${this.t(this.problem)}</paygate-notice>`}
      </div>
    `;
  }

  private renderListening(): TemplateResult {
    if (this.sound === null || this.grant === null) {
      return html`<paygate-reason-form .busy=${this.busy} @wish=${this.listen}></paygate-reason-form>`;
    }

    return html`
      <paygate-player .sound=${this.sound} .spans=${this.recording.spans}></paygate-player>
      <p class="hint">${this.t('grant.until', { time: new Date(this.grant.expiresAt) })}</p>
    `;
  }

  private async listen(event: CustomEvent<ListeningWish>): Promise<void> {
    const { id } = this.recording;
    this.busy = true;
    this.problem = null;
    try {
      const grant = await this.api.grant(id, event.detail.reason, event.detail.note);
      const sound = readWav(await this.api.audio(id, grant));
      if (id === this.recording.id) {
        this.open(grant, sound);
      }
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  private open(grant: ListeningGrant, sound: Sound): void {
    this.grant = grant;
    this.sound = sound;
    this.timer = setTimeout(() => this.expire(), Math.max(0, Date.parse(grant.expiresAt) - Date.now()));
  }

  private expire(): void {
    this.forget();
    this.problem = 'grant.expired';
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.sound = null;
    this.grant = null;
  }
}

function problemOf(error: unknown): MessageKey {
  if (!(error instanceof ApiProblem)) {
    return 'player.unreadable';
  }

  switch (error.code) {
    case 0:
      return 'shell.unreachable';
    case 400:
      return 'grant.refused';
    case 401:
      return 'shell.signInAgain';
    case 403:
      return 'grant.forbidden';
    case 404:
      return 'player.gone';
    default:
      return 'player.failed';
  }
}
