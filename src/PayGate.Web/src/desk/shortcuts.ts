import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import { chordOf, chordText, sameChord } from './chord';
import { defaultKeyMap, deskCommands, fixedCommands, remapped, type DeskCommand, type KeyMap } from './key-map';

const modifiers = ['Alt', 'AltGraph', 'Control', 'Meta', 'Shift', 'Tab'];

/** The keys of the desk, and how to change them. Fires `map` with the new map. */
@customElement('paygate-shortcuts')
export class Shortcuts extends LocalisedElement {
  static override styles = [
    controls,
    css`
      summary {
        display: flex;
        align-items: center;
        gap: var(--pg-2);
        min-block-size: 1.75rem;
        cursor: pointer;
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
        font-weight: 650;
      }

      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--pg-2);
        min-block-size: 2.1rem;
        border-block-end: 1px solid var(--pg-line);
        font-size: var(--pg-size-s);
      }

      button {
        min-block-size: 1.6rem;
        padding: 0.1rem 0.4rem;
      }

      .reset {
        margin-block-start: var(--pg-2);
      }
    `,
  ];

  @property({ attribute: false }) map: KeyMap = defaultKeyMap;

  @state() private listening: DeskCommand | null = null;

  @state() private taken = false;

  protected override render(): TemplateResult {
    return html`
      <h2 class="hidden-text">${this.t('keys.title')}</h2>
      <details ?open=${matchMedia('(width >= 1000px)').matches}>
        <summary><paygate-icon name="keyboard"></paygate-icon>${this.t('keys.title')}</summary>
        <ul>
          ${deskCommands.map(command => this.renderCommand(command))}
        </ul>
      </details>
      <div role="status">
        ${this.listening === null ? nothing : html`<p class="hint">${this.t(this.taken ? 'keys.taken' : 'keys.press')}</p>`}
      </div>
      ${
        deskCommands.every(command => sameChord(this.map[command], defaultKeyMap[command]))
          ? nothing
          : html`<button class="reset" @click=${() => this.change(defaultKeyMap)}>${this.t('keys.reset')}</button>`
      }
    `;
  }

  private renderCommand(command: DeskCommand): TemplateResult {
    const text = command === 'confirm' ? this.t('keys.enter') : chordText(this.map[command]);
    return html`<li>
      <span>${this.t(`keys.${command}`)}</span>
      ${
        fixedCommands.includes(command)
          ? html`<kbd>${text}</kbd>`
          : html`<button class="quiet" title=${this.t('keys.change')} @click=${() => this.listen(command)} @keydown=${this.learn}>
              <kbd>${this.listening === command ? '…' : text}</kbd>
              <span class="hidden-text">${this.t('keys.change')}</span>
            </button>`
      }
    </li>`;
  }

  private listen(command: DeskCommand): void {
    this.listening = command;
    this.taken = false;
  }

  private learn(event: KeyboardEvent): void {
    const command = this.listening;
    if (command === null || modifiers.includes(event.key)) {
      return;
    }

    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      this.listening = null;
      return;
    }

    const chord = chordOf(event);
    const map = chord === null ? null : remapped(this.map, command, chord);
    this.taken = map === null;
    if (map !== null) {
      this.change(map);
    }
  }

  private change(map: KeyMap): void {
    this.listening = null;
    this.taken = false;
    this.dispatchEvent(new CustomEvent<KeyMap>('map', { detail: map }));
  }
}
