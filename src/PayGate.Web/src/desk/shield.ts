import { message } from '../localisation/message';
import type { CallSnapshot, CaptureSnapshot } from './contracts';
import { line, type Line } from './line';

/** The banner at the top: can keys be heard now, and may the agent ask for the card. */
export function shieldLine(call: CallSnapshot | null, capture: CaptureSnapshot | null): Line {
  if (capture?.maskingFailed && call?.state !== 'ended') {
    return line(message('shield.maskingFailed'), 'bad', 'stop');
  }

  if (capture?.state === 'ended' && capture.outcome === 'notProtected' && call?.state !== 'ended') {
    return line(message('shield.lost'), 'bad', 'stop');
  }

  if (capture === null || (capture.state === 'ended' && !capture.maskClosed)) {
    return line(message('shield.open'), 'plain', 'shield');
  }

  if (capture.maskClosed) {
    return line(message('shield.closed'), 'good', 'shieldCheck');
  }

  return capture.state === 'securing' ? line(message('shield.securing'), 'info', 'spinner') : line(message('shield.lost'), 'bad', 'stop');
}
