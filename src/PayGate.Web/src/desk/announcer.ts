import type { Message } from '../localisation/message';
import { deskLine } from './capture-words';
import type { CallSnapshot, CaptureSnapshot } from './contracts';

const everyDigits = 4;

/**
 * Chooses what a screen reader is told: every change of state, but of the keys only each fourth and of a pause only its beginning,
 * because the agent listens to the caller at the same time.
 */
export class Announcer {
  private last: Message | null = null;

  next(call: CallSnapshot | null, capture: CaptureSnapshot | null, client: string, now: number): Message | null {
    if (call === null) {
      this.last = null;
      return null;
    }

    const { message } = deskLine(call, capture, client, now);
    if (!this.isQuiet(message)) {
      this.last = message;
    }

    return this.last;
  }

  private isQuiet(message: Message): boolean {
    if (message.key === 'field.slow') {
      return this.last?.key === 'field.slow';
    }

    const digits = message.parameters?.['count'];
    return message.key === 'field.keying' && typeof digits === 'number' && digits % everyDigits !== 0;
  }
}
