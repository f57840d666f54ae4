import type { MessageKey } from '../localisation/catalogue';
import { message, type Message } from '../localisation/message';
import type { CaptureSnapshot, CardField, FieldProblem, FieldSnapshot } from './contracts';
import { line, type Line } from './line';
import { isSlow, pauseMs } from './pause';

const amexCodeLength = 4;

type Judged = Exclude<FieldProblem, 'none' | 'doubleDigitSuspected' | 'brandNotAccepted' | 'clearedByCaller' | 'codeLength'>;

const problemKeys: Readonly<Record<CardField, Readonly<Record<Judged, MessageKey>>>> = {
  cardNumber: {
    checksumFailed: 'problem.number',
    tooShort: 'problem.number.short',
    tooLong: 'problem.number.long',
    malformedDate: 'problem.number',
    expired: 'problem.number',
    firstKeyTimedOut: 'problem.firstKey',
    betweenKeysTimedOut: 'problem.number.short',
  },
  expiry: {
    checksumFailed: 'problem.expiry',
    tooShort: 'problem.expiry.short',
    tooLong: 'problem.expiry',
    malformedDate: 'problem.expiry',
    expired: 'problem.expired',
    firstKeyTimedOut: 'problem.firstKey',
    betweenKeysTimedOut: 'problem.expiry.short',
  },
  securityCode: {
    checksumFailed: 'problem.code',
    tooShort: 'problem.code.short',
    tooLong: 'problem.code',
    malformedDate: 'problem.code',
    expired: 'problem.code',
    firstKeyTimedOut: 'problem.firstKey',
    betweenKeysTimedOut: 'problem.code.short',
  },
};

const waitKeys: Readonly<Record<CardField, MessageKey>> = {
  cardNumber: 'field.wait.number',
  expiry: 'field.wait.expiry',
  securityCode: 'field.wait.code',
};

/** What the row of a field says. `now` is the server's time in milliseconds, `client` the name of the tenant. */
export function fieldLine(field: FieldSnapshot, capture: CaptureSnapshot, client: string, now: number): Line {
  switch (field.state) {
    case 'idle':
      return idleLine(field, capture);
    case 'waitingForFirstKey':
      return field.problem === 'none'
        ? line(message(waitKey(field, capture)), 'info', 'clock')
        : problemLine(field, capture, client, field.attempt);
    case 'keying':
      return keyingLine(field, capture, now);
    case 'valid':
      return line(validMessage(field, capture), 'good', 'check');
    case 'invalid':
      return problemLine(field, capture, client, field.attempt + 1);
  }
}

function waitKey(field: FieldSnapshot, capture: CaptureSnapshot): MessageKey {
  return field.field === 'securityCode' && capture.codeLength === amexCodeLength ? 'field.wait.code.amex' : waitKeys[field.field];
}

function idleLine(field: FieldSnapshot, capture: CaptureSnapshot): Line {
  if (field.field === 'securityCode' && capture.codeLength !== null) {
    return line(codeLengthMessage(capture.codeLength), 'plain', 'info');
  }

  return line(message('field.idle'), 'plain', 'info');
}

function keyingLine(field: FieldSnapshot, capture: CaptureSnapshot, now: number): Line {
  if (field.doubleDigitSuspected) {
    return line(message('problem.double'), 'warn', 'alert');
  }

  if (isSlow(capture, now)) {
    return line(message('field.slow', { count: Math.floor(pauseMs(capture, now) / 1000) }), 'warn', 'clock');
  }

  return line(message('field.keying', { count: field.digits }), 'info', 'keyboard');
}

function validMessage(field: FieldSnapshot, capture: CaptureSnapshot): Message {
  switch (field.field) {
    case 'cardNumber':
      return capture.masked === null
        ? message('field.valid.number')
        : message('field.valid.masked', { brand: message(`brand.${capture.masked.brand}`), lastFour: capture.masked.lastFour });
    case 'expiry':
      return message('field.valid.expiry');
    case 'securityCode':
      return message('field.valid.code');
  }
}

/** `next` is the number of the try that the caller is asked to make. */
function problemLine(field: FieldSnapshot, capture: CaptureSnapshot, client: string, next: number): Line {
  const tries = { attempt: Math.min(next, field.attemptsAllowed), allowed: field.attemptsAllowed };
  switch (field.problem) {
    case 'none':
      return line(message(problemKeys[field.field].checksumFailed, tries), 'bad', 'cross');
    case 'doubleDigitSuspected':
      return line(message('problem.double'), 'warn', 'alert');
    case 'brandNotAccepted':
      return line(message('problem.brand', { client }), 'bad', 'cross');
    case 'clearedByCaller':
      return line(message('problem.cleared'), 'info', 'info');
    case 'codeLength':
      return line(message('problem.codeLength', { ...tries, length: codeLengthMessage(capture.codeLength ?? 3) }), 'bad', 'cross');
    case 'firstKeyTimedOut':
    case 'betweenKeysTimedOut':
      return line(message(problemKeys[field.field][field.problem], tries), 'warn', 'clock');
    default:
      return line(message(problemKeys[field.field][field.problem], tries), 'bad', 'cross');
  }
}

function codeLengthMessage(length: number): Message {
  return message(length === amexCodeLength ? 'field.codeLength.amex' : 'field.codeLength.other');
}
