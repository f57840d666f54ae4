import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { chordOf, isPrintable } from './chord';
import { commandFor, type DeskCommand, type KeyMap } from './key-map';

/** Whether the desk took the key; a key that it did not take goes on to the page. */
export type CommandHandler = (command: DeskCommand) => boolean;

/**
 * Keys of the desk. A key without a modifier does nothing while a text is being written, and Enter on a control belongs to the control,
 * unless the cancel waits for its second step.
 */
export class DeskKeyboard implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly map: () => KeyMap,
    private readonly isSure: () => boolean,
    private readonly handle: CommandHandler,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.press, { capture: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.press, { capture: true });
  }

  private readonly press = (event: KeyboardEvent): void => {
    const chord = event.repeat || event.isComposing ? null : chordOf(event);
    const command = chord === null ? null : commandFor(this.map(), chord);
    if (chord === null || command === null || this.belongsToControl(event, isPrintable(chord), command)) {
      return;
    }

    if (this.handle(command)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  private belongsToControl(event: KeyboardEvent, printable: boolean, command: DeskCommand): boolean {
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) {
      return false;
    }

    const writing = target.matches('input, textarea, select, [contenteditable]');
    const pressing = command === 'confirm' && !this.isSure() && target.matches('button, a, summary, input, select');
    return (printable && writing) || pressing;
  }
}
