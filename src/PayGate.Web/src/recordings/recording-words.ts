import { isMessageKey } from '../localisation/catalogue';
import { codeKey } from '../localisation/code-key';
import { message, type Message } from '../localisation/message';
import type { IconName } from '../parts/icons';
import type { Tone } from '../parts/tone';
import type { Recording, RecordingState } from './contracts';

export const stateLooks: Readonly<Record<RecordingState, readonly [Tone, IconName]>> = {
  queued: ['plain', 'clock'],
  working: ['info', 'spinner'],
  released: ['good', 'check'],
  quarantined: ['warn', 'quarantine'],
};

/** Why a recording is in quarantine; a code without words of its own is shown as it is. */
export function reasonMessage(reason: string): Message {
  const key = `quarantine.${codeKey(reason)}`;
  return isMessageKey(key) ? message(key) : message('fallback.quarantine', { code: reason });
}

/** What was removed in a span. */
export function spanMessage(kind: string): Message {
  const key = `span.${codeKey(kind)}`;
  return isMessageKey(key) ? message(key) : message('fallback.span', { kind });
}

export function stateHint(recording: Recording): Message {
  return recording.state === 'quarantined' && recording.reason !== null
    ? reasonMessage(recording.reason)
    : message(`recording.hint.${recording.state}`);
}
