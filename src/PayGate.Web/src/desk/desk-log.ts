import { message, type Message } from '../localisation/message';
import type { Tone } from '../parts/tone';
import { captureLine } from './capture-words';
import type { CallSnapshot, CaptureSnapshot } from './contracts';
import type { DeskModel } from './desk-model';
import { fieldLine } from './field-words';

/** One of the last events of the desk; `at` is the server's time in milliseconds. */
export interface LogEntry {
  readonly at: number;
  readonly message: Message;
  readonly tone: Tone;
}

/** What happened between two models, oldest first. */
export function newEntries(before: DeskModel, after: DeskModel, now: number): readonly LogEntry[] {
  const calls = after.calls.flatMap(call =>
    callEntries(
      before.calls.find(each => each.id === call.id),
      call,
      now,
    ),
  );
  const captures = after.captures.flatMap(capture =>
    captureEntries(
      before.captures.find(each => each.id === capture.id),
      capture,
      after.tenant,
      now,
    ),
  );
  return [...calls, ...captures];
}

function callEntries(before: CallSnapshot | undefined, call: CallSnapshot, now: number): readonly LogEntry[] {
  if (before?.state === call.state) {
    return [];
  }

  switch (call.state) {
    case 'ringing':
      return [{ at: now, message: message('log.ringing'), tone: 'plain' }];
    case 'answered':
      return [{ at: now, message: message('log.answered'), tone: 'plain' }];
    case 'ended':
      return before === undefined ? [] : [{ at: now, message: message('log.ended'), tone: 'plain' }];
  }
}

function captureEntries(before: CaptureSnapshot | undefined, capture: CaptureSnapshot, client: string, now: number): readonly LogEntry[] {
  if (before === undefined && capture.state === 'ended') {
    return [];
  }

  const judged = capture.fields
    .filter(field => isJudgement(before, capture, field.field))
    .map(field => ({ ...fieldLine(field, capture, client, now), at: now }));
  const steps = isStep(before, capture) ? [{ ...captureLine(capture, client, now), at: now }] : [];
  return [...judged, ...steps].map(({ at, message: text, tone }) => ({ at, message: text, tone }));
}

function isJudgement(before: CaptureSnapshot | undefined, capture: CaptureSnapshot, name: string): boolean {
  const old = before?.fields.find(field => field.field === name);
  const field = capture.fields.find(each => each.field === name);
  if (field === undefined || (field.state === old?.state && field.problem === old.problem)) {
    return false;
  }

  return (
    field.state === 'valid' || field.state === 'invalid' || (field.problem === 'clearedByCaller' && old?.problem !== 'clearedByCaller')
  );
}

function isStep(before: CaptureSnapshot | undefined, capture: CaptureSnapshot): boolean {
  if (capture.state === 'ended') {
    return isTold(capture) && (before === undefined || !isTold(before));
  }

  const spoken =
    capture.state === 'securing' || capture.state === 'complete' || (capture.state === 'secured' && before?.state === 'securing');
  return spoken && before?.state !== capture.state;
}

/** An end is told when the wiping is confirmed; the loss of protection at once. */
function isTold(capture: CaptureSnapshot): boolean {
  return capture.state === 'ended' && (capture.endedAt !== null || capture.outcome === 'notProtected');
}
