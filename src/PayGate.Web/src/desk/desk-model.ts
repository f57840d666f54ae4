import type { CallSnapshot, CaptureSnapshot, DeskState, DeskTimes } from './contracts';

/** What the desk knows: whole and immutable, replaced by every message that is newer. */
export interface DeskModel {
  readonly agent: string;
  readonly tenant: string;
  readonly calls: readonly CallSnapshot[];
  readonly captures: readonly CaptureSnapshot[];
  readonly times: DeskTimes;
  /** Messages up to this number are contained already. */
  readonly sequence: number;
}

export const emptyModel: DeskModel = {
  agent: '',
  tenant: '',
  calls: [],
  captures: [],
  times: { firstKeyMs: 30_000, betweenKeysMs: 8_000, moreTimeMs: 30_000 },
  sequence: 0,
};

/** The state as read, and what the desk still shows of calls that ended meanwhile: their captures are in the state. */
export function fromState(state: DeskState, before: DeskModel): DeskModel {
  const gone = before.calls.filter(call => !state.calls.some(each => each.id === call.id));
  return keepShown({
    agent: state.agent,
    tenant: state.tenant,
    calls: [...state.calls, ...gone.map((call): CallSnapshot => ({ ...call, state: 'ended' }))],
    captures: state.captures,
    times: state.times,
    sequence: state.sequence,
  });
}

/** The model after a call changed; the same model when the message is old. */
export function withCall(model: DeskModel, call: CallSnapshot, sequence: number): DeskModel {
  if (sequence <= model.sequence || !isNewer(model.calls, call)) {
    return model;
  }

  return keepShown({ ...model, calls: put(model.calls, call) });
}

/** The model after a capture changed; the same model when the message is old. */
export function withCapture(model: DeskModel, capture: CaptureSnapshot, sequence: number): DeskModel {
  return sequence <= model.sequence ? model : withAnsweredCapture(model, capture);
}

/** The model with the capture that came back with a command: it has no message number, its own sequence decides. */
export function withAnsweredCapture(model: DeskModel, capture: CaptureSnapshot): DeskModel {
  return isNewer(model.captures, capture) ? { ...model, captures: put(model.captures, capture) } : model;
}

/** The capture to show for a call: the open one, else the one that started last. */
export function captureOf(model: DeskModel, callId: string): CaptureSnapshot | null {
  const captures = model.captures.filter(capture => capture.call === callId);
  return captures.find(capture => capture.state !== 'ended') ?? captures.reduce<CaptureSnapshot | null>(later, null);
}

function later(one: CaptureSnapshot | null, other: CaptureSnapshot): CaptureSnapshot {
  return one === null || Date.parse(other.startedAt) > Date.parse(one.startedAt) ? other : one;
}

/** Drops ended calls on which no card was taken: there is nothing left to show of them. */
function keepShown(model: DeskModel): DeskModel {
  const shown = (call: CallSnapshot): boolean => call.state !== 'ended' || model.captures.some(each => each.call === call.id);
  return { ...model, calls: model.calls.filter(shown) };
}

interface Numbered {
  readonly id: string;
  readonly sequence: number;
}

function isNewer<T extends Numbered>(known: readonly T[], item: T): boolean {
  const present = known.find(each => each.id === item.id);
  return present === undefined || item.sequence > present.sequence;
}

function put<T extends Numbered>(known: readonly T[], item: T): readonly T[] {
  return known.some(each => each.id === item.id) ? known.map(each => (each.id === item.id ? item : each)) : [...known, item];
}
