const storageKey = 'paygate.sound';

/** A short warning sound for the loss of protection. Off until the agent switches it on. */
export class AudioCue {
  private context: AudioContext | null = null;
  private wanted = localStorage.getItem(storageKey) === 'on';

  get enabled(): boolean {
    return this.wanted;
  }

  /** Switched by a click, which is also what lets the browser play; switching on plays it once. */
  toggle(): void {
    this.wanted = !this.wanted;
    localStorage.setItem(storageKey, this.wanted ? 'on' : 'off');
    this.warn();
  }

  warn(): void {
    if (!this.wanted) {
      return;
    }

    this.context ??= new AudioContext();
    const start = this.context.currentTime;
    [0, 0.25].forEach(offset => this.beep(start + offset));
  }

  private beep(at: number): void {
    const context = this.context;
    if (context === null) {
      return;
    }

    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 520;
    volume.gain.setValueAtTime(0.001, at);
    volume.gain.exponentialRampToValueAtTime(0.25, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.18);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.2);
  }
}
