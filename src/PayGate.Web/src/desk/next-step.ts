import type { MessageKey } from '../localisation/catalogue';
import type { CallSnapshot, CaptureSnapshot, CardField } from './contracts';

/** What the large button does now; `none` when there is nothing to press. */
export type NextStep =
  | { readonly kind: 'start'; readonly label: MessageKey }
  | { readonly kind: 'ask'; readonly label: MessageKey; readonly field: CardField }
  | { readonly kind: 'confirm'; readonly label: MessageKey }
  | { readonly kind: 'wait'; readonly label: MessageKey }
  | { readonly kind: 'dismiss'; readonly label: MessageKey }
  | { readonly kind: 'none' };

const askLabels: Readonly<Record<CardField, MessageKey>> = {
  cardNumber: 'action.ask.number',
  expiry: 'action.ask.expiry',
  securityCode: 'action.ask.code',
};

export function nextStep(call: CallSnapshot, capture: CaptureSnapshot | null): NextStep {
  if (call.state === 'ended') {
    return { kind: 'dismiss', label: 'action.close' };
  }

  if (capture === null || (capture.state === 'ended' && !capture.maskClosed)) {
    return startStep(call, capture);
  }

  switch (capture.state) {
    case 'secured': {
      const field = fieldToAsk(capture);
      return field === null ? { kind: 'wait', label: 'action.wait' } : { kind: 'ask', label: askLabels[field], field };
    }
    case 'complete':
      return { kind: 'confirm', label: 'action.confirm' };
    case 'collecting':
      return { kind: 'wait', label: 'action.collecting' };
    default:
      return { kind: 'wait', label: 'action.wait' };
  }
}

/** The field that has to be asked: a wrong one first, else the first that is not valid. */
export function fieldToAsk(capture: CaptureSnapshot): CardField | null {
  const wrong = capture.fields.find(field => field.state === 'invalid');
  return (wrong ?? capture.fields.find(field => field.state !== 'valid'))?.field ?? null;
}

/** Whether the agent may ask fields now. */
export function canAsk(capture: CaptureSnapshot | null): boolean {
  return capture?.state === 'secured' || capture?.state === 'collecting' || capture?.state === 'complete';
}

/** Whether the agent may end the capture now. */
export function canCancel(capture: CaptureSnapshot | null): boolean {
  return capture?.state === 'securing' || canAsk(capture);
}

/** Whether a time-out runs that can be made longer. */
export function canGrantTime(capture: CaptureSnapshot | null): boolean {
  return capture?.state === 'collecting' && capture.fields.some(field => field.deadlineAt !== null);
}

function startStep(call: CallSnapshot, capture: CaptureSnapshot | null): NextStep {
  if (call.state !== 'answered') {
    return { kind: 'none' };
  }

  return { kind: 'start', label: capture === null ? 'action.start' : 'action.startAgain' };
}
