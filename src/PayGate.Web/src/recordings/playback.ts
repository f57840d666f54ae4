import type { Sound } from './wav';

/** Plays decoded sound; positions are seconds. Fires `change` when it starts, stops or jumps. */
export class Playback extends EventTarget {
  readonly duration: number;
  private readonly context = new AudioContext();
  private readonly buffer: AudioBuffer;
  private source: AudioBufferSourceNode | null = null;
  private offset = 0;
  private startedAt = 0;

  constructor(sound: Sound) {
    super();
    const frames = Math.max(1, sound.channels[0]?.length ?? 0);
    this.buffer = this.context.createBuffer(Math.max(1, sound.channels.length), frames, sound.sampleRate);
    sound.channels.forEach((samples, channel) => this.buffer.copyToChannel(samples, channel));
    this.duration = this.buffer.duration;
  }

  get playing(): boolean {
    return this.source !== null;
  }

  get position(): number {
    const played = this.source === null ? 0 : this.context.currentTime - this.startedAt;
    return Math.min(this.duration, this.offset + played);
  }

  play(): void {
    if (this.source !== null) {
      return;
    }

    void this.context.resume();
    const source = this.context.createBufferSource();
    source.buffer = this.buffer;
    source.connect(this.context.destination);
    source.onended = () => this.ended(source);
    this.offset = this.offset >= this.duration ? 0 : this.offset;
    this.startedAt = this.context.currentTime;
    this.source = source;
    source.start(0, this.offset);
    this.dispatchEvent(new Event('change'));
  }

  pause(): void {
    this.offset = this.position;
    this.silence();
    this.dispatchEvent(new Event('change'));
  }

  seek(position: number): void {
    const playing = this.playing;
    this.silence();
    this.offset = Math.min(this.duration, Math.max(0, position));
    if (playing) {
      this.play();
    } else {
      this.dispatchEvent(new Event('change'));
    }
  }

  /** Stops and forgets the sound. */
  close(): void {
    this.silence();
    void this.context.close();
  }

  private silence(): void {
    const source = this.source;
    this.source = null;
    source?.stop();
  }

  private ended(source: AudioBufferSourceNode): void {
    if (this.source === source) {
      this.source = null;
      this.offset = this.duration;
      this.dispatchEvent(new Event('change'));
    }
  }
}
