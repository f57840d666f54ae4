import { css, html, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { clockDuration } from '../localisation/formatter';
import { LocalisedElement } from '../localisation/localised-element';
import type { RecordingSpan } from './contracts';
import { peaks } from './peaks';
import type { Sound } from './wav';

const laneHeight = 64;
const laneGap = 10;
const barStep = 3;
const lanes = ['caller', 'agent'] as const;

/** Both channels as bars, the masked spans hatched, and a slider for the position. Fires `seek` with seconds. */
@customElement('paygate-waveform')
export class Waveform extends LocalisedElement {
  static override styles = css`
    :host {
      display: block;
    }

    :focus-visible {
      border-radius: var(--pg-radius-s);
      outline: 2px solid transparent;
      box-shadow: var(--pg-focus);
    }

    div {
      cursor: pointer;
      touch-action: none;
    }

    svg {
      display: block;
      inline-size: 100%;
    }

    .ground {
      fill: var(--pg-sunken);
    }

    .caller {
      fill: var(--pg-wave-caller);
    }

    .agent {
      fill: var(--pg-wave-agent);
    }

    .mask {
      fill: var(--pg-warn-soft);
      opacity: 0.85;
    }

    .hatch {
      stroke: var(--pg-warn);
      stroke-width: 1.6;
    }

    .head {
      stroke: var(--pg-text);
      stroke-width: 2;
    }

    text {
      fill: var(--pg-muted);
      font: 600 11px var(--pg-font);
      paint-order: stroke;
      stroke: var(--pg-sunken);
      stroke-width: 4px;
      stroke-linejoin: round;
    }
  `;

  @property({ attribute: false }) sound!: Sound;

  @property({ attribute: false }) spans: readonly RecordingSpan[] = [];

  /** Seconds. */
  @property({ type: Number }) duration = 0;

  /** Seconds. */
  @property({ type: Number }) position = 0;

  @state() private width = 600;

  private bars: SVGTemplateResult[] = [];

  private readonly sizes = new ResizeObserver(([entry]) => {
    this.width = Math.max(120, Math.floor(entry?.contentRect.width ?? this.width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    this.sizes.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('sound') || changed.has('width')) {
      this.bars = lanes.map((_, lane) => this.drawLane(lane));
    }
  }

  protected override render(): TemplateResult {
    const height = lanes.length * laneHeight + laneGap;
    const head = this.xAt(this.position * 1000);
    return html`<div
      role="slider"
      tabindex="0"
      aria-label=${this.t('player.position')}
      aria-valuemin="0"
      aria-valuemax=${Math.round(this.duration)}
      aria-valuenow=${Math.round(this.position)}
      aria-valuetext=${this.t('player.of', { at: clockDuration(this.position * 1000), whole: clockDuration(this.duration * 1000) })}
      @pointerdown=${this.point}
      @pointermove=${this.drag}
    >
      <svg viewBox="0 0 ${this.width} ${height}" height=${height} aria-hidden="true">
        <defs>
          <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="7" />
          </pattern>
        </defs>
        ${lanes.map((_, lane) => svg`<rect class="ground" y=${this.top(lane)} width=${this.width} height=${laneHeight} rx="6" />`)}
        ${this.bars} ${this.spans.map(span => this.drawSpan(span, height))}
        ${lanes.map((name, lane) => svg`<text x="8" y=${this.top(lane) + 15}>${this.t(`player.${name}`)}</text>`)}
        <line class="head" x1=${head} x2=${head} y1="0" y2=${height} />
      </svg>
    </div>`;
  }

  private top(lane: number): number {
    return lane * (laneHeight + laneGap);
  }

  private xAt(milliseconds: number): number {
    return this.duration === 0 ? 0 : (milliseconds / (this.duration * 1000)) * this.width;
  }

  private drawLane(lane: number): SVGTemplateResult {
    const samples = this.sound.channels[lane];
    if (samples === undefined) {
      return svg``;
    }

    const middle = this.top(lane) + laneHeight / 2;
    const path = peaks(samples, Math.floor(this.width / barStep))
      .map((peak, bar) => {
        const reach = Math.max(0.75, Math.sqrt(peak) * (laneHeight / 2 - 5));
        return `M${bar * barStep} ${middle - reach}h2v${2 * reach}h-2z`;
      })
      .join('');
    return svg`<path class=${lanes[lane] ?? ''} d=${path} />`;
  }

  private drawSpan(span: RecordingSpan, height: number): SVGTemplateResult {
    const x = this.xAt(span.fromMs);
    const width = Math.max(3, this.xAt(span.toMs) - x);
    return svg`
      <rect class="mask" x=${x} width=${width} height=${height} />
      <rect fill="url(#hatch)" x=${x} width=${width} height=${height} />`;
  }

  private point(event: PointerEvent): void {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.seekTo(event);
  }

  private drag(event: PointerEvent): void {
    if (event.buttons === 1) {
      this.seekTo(event);
    }
  }

  private seekTo(event: PointerEvent): void {
    const box = this.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    this.dispatchEvent(new CustomEvent<number>('seek', { detail: share * this.duration }));
  }
}
