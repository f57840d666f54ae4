import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import '../parts/notice';
import { session } from '../session/session';
import { isInUse } from '../shell/activity';
import { recordingStates, type Recording, type RecordingState } from './contracts';
import './recording-detail';
import './recording-list';
import { RecordingsApi } from './recordings-api';
import { pageStyles } from './recordings-page.styles';

const readAgainMs = 4000;

/** The page of quality assurance: recordings with their state, and the player of the chosen one. */
@customElement('paygate-recordings-page')
export class RecordingsPage extends LocalisedElement {
  static override styles = [controls, pageStyles];

  @state() private recordings: readonly Recording[] | null = null;

  @state() private filter: RecordingState | 'all' = 'all';

  @state() private chosen = '';

  @state() private unreachable = false;

  private readonly api = new RecordingsApi(http);
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
    this.timer = setInterval(() => void (isInUse() && this.read()), readAgainMs);
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const shown = (this.recordings ?? []).filter(each => this.filter === 'all' || each.state === this.filter);
    const recording = this.recordings?.find(each => each.id === this.chosen);
    return html`
      <header>
        <div>
          <h1>${this.t('recordings.title')}</h1>
          <p class="hint">${this.t('recordings.hint')}</p>
        </div>
        ${this.renderFilter()}
      </header>
      ${this.unreachable ? html`<paygate-notice tone="bad" icon="alert">${this.t('shell.unreachable')}</paygate-notice>` : nothing}
      <div class="columns">
        <section>
          ${this.recordings !== null && shown.length === 0 ? html`<p class="card empty">${this.t('recordings.none')}</p>` : nothing}
          ${
            shown.length === 0
              ? nothing
              : html`<paygate-recording-list
                  .recordings=${shown}
                  selected=${this.chosen}
                  @choose=${(event: CustomEvent<string>) => (this.chosen = event.detail)}
                ></paygate-recording-list>`
          }
        </section>
        <section class="card" aria-live="off">
          ${
            recording === undefined
              ? html`<div class="empty"><paygate-icon name="wave"></paygate-icon>${this.t('recordings.choose')}</div>`
              : html`<paygate-recording-detail .recording=${recording}></paygate-recording-detail>`
          }
        </section>
      </div>
    `;
  }

  private renderFilter(): TemplateResult {
    return html`<div class="filter" role="group" aria-label=${this.t('recordings.filter')}>
      ${(['all', ...recordingStates] as const).map(
        each =>
          html`<button aria-pressed=${this.filter === each} @click=${() => (this.filter = each)}>
            ${this.t(`recordings.filter.${each}`)}
            <span class="count">${this.words.number(this.countOf(each))}</span>
          </button>`,
      )}
    </div>`;
  }

  private countOf(filter: RecordingState | 'all'): number {
    return (this.recordings ?? []).filter(each => filter === 'all' || each.state === filter).length;
  }

  private async read(): Promise<void> {
    try {
      const recordings = await this.api.list();
      this.recordings = [...recordings].sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
      this.unreachable = false;
    } catch (error) {
      if (ApiProblem.codeOf(error) === 401) {
        session.lost();
      } else {
        this.unreachable = true;
      }
    }
  }
}
