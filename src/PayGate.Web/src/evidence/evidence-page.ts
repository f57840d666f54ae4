import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import '../parts/notice';
import { session } from '../session/session';
import { AuditApi } from './audit-api';
import { chainMessage, kindMessage } from './audit-words';
import './certificate-list';
import './chain-card';
import type { CertificateView } from './contracts';
import { EventReader, type Reading } from './event-reader';
import './event-table';
import { pageStyles } from './evidence-page.styles';

const pageSize = 25;
const certificateLimit = 10;
const nothingRead: Reading = { chains: [], events: [], hasOlder: false };

/** The assessor's page: are the chains whole, and what happened. */
@customElement('paygate-evidence-page')
export class EvidencePage extends LocalisedElement {
  static override styles = [controls, pageStyles];

  @state() private reading: Reading | null = null;

  @state() private chain: string | null = null;

  @state() private kind = '';

  @state() private page = 0;

  @state() private unreachable = false;

  @state() private certificates: readonly CertificateView[] = [];

  private readonly api = new AuditApi(http);

  private readonly reader = new EventReader(this.api);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  protected override render(): TemplateResult {
    const reading = this.reading ?? nothingRead;
    const broken = reading.chains.filter(chain => chain.state === 'broken').length;
    return html`
      <header>
        <div>
          <h1>${this.t('evidence.title')}</h1>
          <p class="hint">${this.t('evidence.hint')}</p>
        </div>
        <button @click=${() => this.read()}><paygate-icon name="redo"></paygate-icon>${this.t('evidence.again')}</button>
      </header>
      <div role="status">${this.renderVerdict(reading, broken)}</div>
      <div class="chains">${reading.chains.map(chain => html`<paygate-chain-card .chain=${chain}></paygate-chain-card>`)}</div>
      ${this.reading === null ? nothing : html`${this.renderCertificates()} ${this.renderEvents(reading)}`}
    `;
  }

  private renderVerdict(reading: Reading, broken: number): TemplateResult | typeof nothing {
    if (this.unreachable) {
      return html`<paygate-notice tone="bad" icon="alert">${this.t('shell.unreachable')}</paygate-notice>`;
    }

    if (reading.chains.length === 0) {
      return nothing;
    }

    return broken === 0
      ? html`<paygate-notice tone="good" icon="shieldCheck">${this.t('evidence.whole')}</paygate-notice>`
      : html`<paygate-notice tone="bad" icon="stop">${this.t('evidence.broken', { count: broken })}</paygate-notice>`;
  }

  private renderCertificates(): TemplateResult {
    const failed = this.certificates.filter(each => each.verdict === 'leakFound').length;
    return html`<section class="card certificates">
      <h2>${this.t('certificates.title')}</h2>
      <div role="status">
        ${failed === 0 ? nothing : html`<paygate-notice tone="bad" icon="stop">${this.t('certificates.failed', { count: failed })}</paygate-notice>`}
      </div>
      <paygate-certificate-list .certificates=${this.certificates}></paygate-certificate-list>
    </section>`;
  }

  private renderEvents(reading: Reading): TemplateResult {
    const shown = reading.events.filter(event => this.kind === '' || event.kind === this.kind);
    const events = shown.slice(this.page * pageSize, (this.page + 1) * pageSize);
    return html`<section class="card">
      ${this.renderFilters(reading)}
      ${
        events.length === 0
          ? html`<p class="empty">${this.t('evidence.none')}</p>`
          : html`<paygate-event-table .events=${events}></paygate-event-table>`
      }
      ${this.renderPager(shown.length, events.length, reading.hasOlder)}
    </section>`;
  }

  private renderFilters(reading: Reading): TemplateResult {
    const kinds = [...new Set([...reading.events.map(event => event.kind), ...(this.kind === '' ? [] : [this.kind])])];
    const named = kinds
      .map(kind => [kind, this.words.say(kindMessage(kind))] as const)
      .sort((one, other) => one[1].localeCompare(other[1]));
    return html`<div class="filters">
      <div class="field">
        <label for="chain">${this.t('evidence.chain')}</label>
        <select id="chain" @change=${this.chooseChain}>
          <option value="">${this.t('evidence.allChains')}</option>
          ${reading.chains.map(
            ({ name }) => html`<option value=${name} ?selected=${name === this.chain}>${this.words.say(chainMessage(name))}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="kind">${this.t('evidence.kind')}</label>
        <select id="kind" @change=${this.chooseKind}>
          <option value="">${this.t('evidence.allKinds')}</option>
          ${named.map(([kind, words]) => html`<option value=${kind} ?selected=${kind === this.kind}>${words}</option>`)}
        </select>
      </div>
    </div>`;
  }

  private renderPager(total: number, shown: number, hasOlder: boolean): TemplateResult {
    const first = this.page * pageSize;
    const last = first + shown >= total;
    return html`<nav aria-label=${this.t('evidence.pager')}>
      <span class="hint">${this.t('evidence.range', { from: shown === 0 ? 0 : first + 1, to: first + shown, count: total })}</span>
      <button ?disabled=${this.page === 0} @click=${() => this.page--}>
        <paygate-icon name="chevronLeft"></paygate-icon>${this.t('evidence.newer')}
      </button>
      <button ?disabled=${last && !hasOlder} @click=${() => this.goOlder(last)}>
        ${this.t('evidence.older')}<paygate-icon name="chevronRight"></paygate-icon>
      </button>
    </nav>`;
  }

  private chooseChain(event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    this.chain = value === '' ? null : value;
    void this.read();
  }

  private chooseKind(event: Event): void {
    this.kind = (event.currentTarget as HTMLSelectElement).value;
    this.page = 0;
  }

  private async goOlder(last: boolean): Promise<void> {
    const { chain } = this;
    for (let reading = this.reading; last && chain !== null && reading?.hasOlder && this.isLast(reading); reading = this.reading) {
      const before: Reading = reading;
      if (!(await this.attempt(() => this.reader.older(chain, before)))) {
        return;
      }
    }

    if (this.reading !== null && !this.isLast(this.reading)) {
      this.page++;
    }
  }

  private isLast(reading: Reading): boolean {
    return reading.events.filter(event => this.kind === '' || event.kind === this.kind).length <= (this.page + 1) * pageSize;
  }

  private async read(): Promise<void> {
    this.page = 0;
    await this.attempt(async () => {
      this.certificates = await this.api.certificates(certificateLimit);
      return this.reader.begin(this.chain);
    });
  }

  private async attempt(read: () => Promise<Reading>): Promise<boolean> {
    try {
      this.reading = await read();
      this.unreachable = false;
      return true;
    } catch (error) {
      if (ApiProblem.codeOf(error) === 401) {
        session.lost();
      } else {
        this.unreachable = true;
      }

      return false;
    }
  }
}
