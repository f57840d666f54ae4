import type { MessageKey } from '../localisation/catalogue';
import { message } from '../localisation/message';
import type { IconName } from '../parts/icons';
import type { Tone } from '../parts/tone';
import type { CallSnapshot, CaptureOutcome, CaptureSnapshot } from './contracts';
import { fieldLine } from './field-words';
import { line, type Line } from './line';

const endings: Readonly<Record<CaptureOutcome, readonly [MessageKey, Tone, IconName]>> = {
  succeeded: ['end.succeeded', 'good', 'check'],
  cancelledByAgent: ['end.cancelled', 'plain', 'info'],
  stoppedByCaller: ['end.stopped', 'plain', 'info'],
  hungUp: ['end.hungUp', 'plain', 'phoneOff'],
  timedOut: ['end.timedOut', 'warn', 'clock'],
  tooManyAttempts: ['end.attempts', 'warn', 'alert'],
  notProtected: ['end.notProtected', 'bad', 'stop'],
  vaultUnavailable: ['end.unavailable', 'warn', 'alert'],
  interrupted: ['end.interrupted', 'warn', 'alert'],
};

/** The one sentence that says where a call stands. `now` is the server's time in milliseconds, `client` the name of the tenant. */
export function deskLine(call: CallSnapshot, capture: CaptureSnapshot | null, client: string, now: number): Line {
  if (capture !== null) {
    return captureLine(capture, client, now);
  }

  switch (call.state) {
    case 'ringing':
      return line(message('call.ringing'), 'plain', 'phone');
    case 'answered':
      return line(message('call.ready'), 'plain', 'check');
    case 'ended':
      return line(message('call.ended'), 'plain', 'phoneOff');
  }
}

export function captureLine(capture: CaptureSnapshot, client: string, now: number): Line {
  switch (capture.state) {
    case 'securing':
      return line(message('capture.securing'), 'info', 'spinner');
    case 'secured':
      return securedLine(capture, client, now);
    case 'collecting':
      return currentLine(capture, client, now) ?? line(message('capture.secured'), 'good', 'shieldCheck');
    case 'complete':
      return line(message('capture.complete'), 'good', 'check');
    case 'storing':
      return line(message('capture.storing'), 'info', 'spinner');
    case 'ended':
      return endedLine(capture);
  }
}

/** A wrong field waits in this state until it is asked again, and is what the agent has to know. */
function securedLine(capture: CaptureSnapshot, client: string, now: number): Line {
  const wrong = capture.fields.find(field => field.state === 'invalid');
  return wrong === undefined ? line(message('capture.secured'), 'good', 'shieldCheck') : fieldLine(wrong, capture, client, now);
}

function currentLine(capture: CaptureSnapshot, client: string, now: number): Line | undefined {
  const field = capture.fields.find(each => each.field === capture.currentField);
  return field === undefined ? undefined : fieldLine(field, capture, client, now);
}

/** Until the relay has confirmed that the digits are wiped, nothing is said to be wiped. */
function endedLine(capture: CaptureSnapshot): Line {
  if (capture.maskingFailed) {
    return line(message('end.maskingFailed'), 'bad', 'stop');
  }

  if (capture.endedAt === null) {
    return capture.outcome === 'notProtected'
      ? line(message('end.notProtected.open'), 'bad', 'stop')
      : line(message('capture.ending'), 'info', 'spinner');
  }

  const [key, tone, icon] = endings[capture.outcome ?? 'interrupted'];
  const time = new Date(capture.endedAt);
  return line(message(key, { time, token: shortToken(capture.token) }), tone, icon);
}

/** A token short enough to be read out: its first four letters and the last four digits of the card. */
export function shortToken(token: string | null): string {
  return token === null ? '' : `${token.slice(4, 8)}…${token.slice(-4)}`;
}
