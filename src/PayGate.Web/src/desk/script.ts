import type { MessageKey } from '../localisation/catalogue';
import { message, type Message } from '../localisation/message';
import type { CallSnapshot, CaptureOutcome, CaptureSnapshot, CardField, FieldProblem, FieldSnapshot } from './contracts';
import { isSlow } from './pause';

const askKeys: Readonly<Record<CardField, MessageKey>> = {
  cardNumber: 'script.number',
  expiry: 'script.expiry',
  securityCode: 'script.code',
};

const againKeys: Partial<Record<FieldProblem, MessageKey>> = {
  doubleDigitSuspected: 'script.slowly',
  brandNotAccepted: 'script.otherCard',
  expired: 'script.otherCard',
  clearedByCaller: 'script.cleared',
};

const endKeys: Readonly<Record<CaptureOutcome, MessageKey>> = {
  succeeded: 'script.succeeded',
  cancelledByAgent: 'script.cancelled',
  stoppedByCaller: 'script.cancelled',
  hungUp: 'script.hungUp',
  timedOut: 'script.retry',
  tooManyAttempts: 'script.attempts',
  notProtected: 'script.notProtected',
  vaultUnavailable: 'script.unavailable',
  interrupted: 'script.retry',
};

/** What the agent can say next, in the words of somebody who speaks with a customer. */
export function scriptFor(call: CallSnapshot, capture: CaptureSnapshot | null, now: number): Message | null {
  if (capture === null) {
    return call.state === 'answered' ? message('script.ready') : null;
  }

  switch (capture.state) {
    case 'securing':
      return message('script.securing');
    case 'secured':
      return securedScript(capture);
    case 'collecting':
      return collectingScript(capture, now);
    case 'complete':
      return message('script.complete');
    case 'storing':
      return message('script.storing');
    case 'ended':
      return message(endKeys[capture.outcome ?? 'interrupted']);
  }
}

function securedScript(capture: CaptureSnapshot): Message {
  const wrong = capture.fields.find(field => field.state === 'invalid');
  return wrong === undefined ? message('script.secured') : againScript(wrong);
}

function collectingScript(capture: CaptureSnapshot, now: number): Message {
  const field = capture.fields.find(each => each.field === capture.currentField);
  if (field === undefined) {
    return message('script.secured');
  }

  if (field.state === 'keying') {
    return message(isSlow(capture, now) ? 'script.slow' : 'script.keying');
  }

  return field.problem === 'none' ? message(askKey(field.field, capture)) : againScript(field);
}

function againScript(field: FieldSnapshot): Message {
  return message(againKeys[field.problem] ?? 'script.again');
}

function askKey(field: CardField, capture: CaptureSnapshot): MessageKey {
  return field === 'securityCode' && capture.codeLength === 4 ? 'script.code.amex' : askKeys[field];
}
