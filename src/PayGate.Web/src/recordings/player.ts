import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockDuration } from '../localisation/formatter';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { RecordingSpan } from './contracts';
import { Playback } from './playback';
import './span-list';
import { jumpFor } from './transport';
import type { Sound } from './wav';
import './waveform';

/** Plays one redacted recording: waveform, transport by mouse and keyboard, list of what was masked. */
@customElement('paygate-player')
export class Player extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--pg-4);
      }

      .transport {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--pg-2);
      }

      .transport .primary {
        inline-size: 2.75rem;
        padding: 0;
        border-radius: 50%;
      }

      .time {
        margin-inline-start: auto;
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) sound!: Sound;

  @property({ attribute: false }) spans: readonly RecordingSpan[] = [];

  @state() private position = 0;

  @state() private playing = false;

  private playback: Playback | null = null;
  private frame = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.playback = new Playback(this.sound);
    this.playback.addEventListener('change', this.follow);
    this.addEventListener('keydown', this.press);
  }

  override disconnectedCallback(): void {
    cancelAnimationFrame(this.frame);
    this.removeEventListener('keydown', this.press);
    this.playback?.close();
    this.playback = null;
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult {
    const duration = this.playback?.duration ?? 0;
    return html`
      <paygate-waveform
        .sound=${this.sound}
        .spans=${this.spans}
        .duration=${duration}
        .position=${this.position}
        @seek=${this.seek}
      ></paygate-waveform>
      <div class="transport">
        <button class="primary" @click=${this.toggle}>
          <paygate-icon name=${this.playing ? 'pause' : 'play'}></paygate-icon>
          <span class="hidden-text">${this.t(this.playing ? 'player.pause' : 'player.play')}</span>
        </button>
        <button @click=${() => this.playback?.seek(this.position - 5)}>
          <paygate-icon name="chevronLeft"></paygate-icon>${this.t('player.back')}
        </button>
        <button @click=${() => this.playback?.seek(this.position + 5)}>
          ${this.t('player.forward')}<paygate-icon name="chevronRight"></paygate-icon>
        </button>
        <span class="time">${clockDuration(this.position * 1000)} / ${clockDuration(duration * 1000)}</span>
      </div>
      <p class="hint"><kbd>${this.t('player.space')}</kbd> <kbd>←</kbd> <kbd>→</kbd> ${this.t('player.keys')}</p>
      <paygate-span-list .spans=${this.spans} @seek=${this.seek}></paygate-span-list>
    `;
  }

  private readonly toggle = (): void => {
    if (this.playback?.playing) {
      this.playback.pause();
    } else {
      this.playback?.play();
    }
  };

  private seek(event: CustomEvent<number>): void {
    this.playback?.seek(event.detail);
  }

  private readonly press = (event: KeyboardEvent): void => {
    const onButton = event.composedPath().some(each => each instanceof HTMLButtonElement);
    if (event.key === ' ' && !onButton) {
      event.preventDefault();
      this.toggle();
      return;
    }

    const target = jumpFor(event, this.position, this.playback?.duration ?? 0);
    if (target !== null) {
      event.preventDefault();
      this.playback?.seek(target);
    }
  };

  private readonly follow = (): void => {
    this.playing = this.playback?.playing ?? false;
    this.position = this.playback?.position ?? 0;
    cancelAnimationFrame(this.frame);
    if (this.playing) {
      this.frame = requestAnimationFrame(this.follow);
    }
  };
}
