import { cardFields, type CallSnapshot, type CaptureSnapshot, type DeskState, type FieldSnapshot } from '../../src/desk/contracts';

/** The moment at which the samples stand still. */
export const now = Date.parse('2030-01-02T09:01:00Z');

export function call(change: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    id: 'call_0123456789abcdefghjkmnpqrs',
    tenant: 'acme',
    agent: 'anna',
    direction: 'inbound',
    state: 'answered',
    startedAt: '2030-01-02T09:00:00Z',
    answeredAt: '2030-01-02T09:00:04Z',
    endedAt: null,
    endReason: null,
    sequence: 2,
    ...change,
  };
}

export function field(change: Partial<FieldSnapshot> = {}): FieldSnapshot {
  return {
    field: 'cardNumber',
    state: 'idle',
    problem: 'none',
    digits: 0,
    attempt: 1,
    attemptsAllowed: 3,
    deadlineAt: null,
    doubleDigitSuspected: false,
    ...change,
  };
}

/** An open, secured capture; `first` changes its card number field. */
export function capture(change: Partial<CaptureSnapshot> = {}, first: Partial<FieldSnapshot> = {}): CaptureSnapshot {
  return {
    id: 'cap_0123456789abcdefghjkmnpqrs',
    call: call().id,
    agent: 'anna',
    state: 'secured',
    outcome: null,
    fields: cardFields.map(name => field({ field: name, attempt: 0, ...(name === 'cardNumber' ? first : {}) })),
    currentField: null,
    masked: null,
    codeLength: null,
    token: null,
    reference: null,
    maskClosed: true,
    maskingFailed: false,
    certificate: null,
    startedAt: '2030-01-02T09:00:20Z',
    endedAt: null,
    lastKeyAt: null,
    sequence: 5,
    ...change,
  };
}

export function deskState(change: Partial<DeskState> = {}): DeskState {
  return {
    agent: 'anna',
    tenant: 'acme',
    calls: [call()],
    captures: [],
    sequence: 10,
    serverTime: '2030-01-02T09:01:00Z',
    times: { firstKeyMs: 30_000, betweenKeysMs: 8_000, moreTimeMs: 30_000 },
    ...change,
  };
}
