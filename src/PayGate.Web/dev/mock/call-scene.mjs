import { newId } from './ids.mjs';

const times = { firstKeyMs: 30_000, betweenKeysMs: 8_000, moreTimeMs: 30_000 };
const lengths = { cardNumber: 16, expiry: 4, securityCode: 3 };
const keyEveryMs = 220;

/** One scripted call: keeps counts, never digits. `tell` gets every change. */
export class CallScene {
  auto = true;
  nextProblem = null;
  keysSent = 0;
  transport = 'events';
  call = null;
  capture = null;
  sequence = 0;

  constructor(tell) {
    this.tell = tell;
    this.dial();
  }

  state() {
    return {
      agent: 'anna',
      tenant: 'acme',
      calls: this.call && this.call.state !== 'ended' ? [this.call] : [],
      captures: this.capture ? [this.capture] : [],
      sequence: this.sequence,
      serverTime: now(),
      times,
    };
  }

  dial() {
    this.capture = null;
    this.keysSent = 0;
    const started = new Date(Date.now() - 74_000).toISOString();
    this.change({
      id: newId('call'),
      tenant: 'acme',
      agent: 'anna',
      direction: 'inbound',
      state: 'answered',
      startedAt: started,
      answeredAt: started,
      endedAt: null,
      endReason: null,
      sequence: 0,
    });
  }

  hangUp() {
    this.change({ ...this.call, state: 'ended', endedAt: now(), endReason: 'hungUp' });
    if (this.capture && this.capture.state !== 'ended') {
      this.end('hungUp');
    }
  }

  start(request) {
    this.capture = {
      id: newId('cap'),
      call: request.callId,
      agent: 'anna',
      state: 'securing',
      outcome: null,
      fields: Object.keys(lengths).map(field => ({
        field,
        state: 'idle',
        problem: 'none',
        digits: 0,
        attempt: 0,
        attemptsAllowed: 3,
        deadlineAt: null,
        doubleDigitSuspected: false,
      })),
      currentField: null,
      masked: null,
      codeLength: null,
      token: null,
      reference: request.reference ?? null,
      maskClosed: false,
      startedAt: now(),
      endedAt: null,
      lastKeyAt: null,
      maskingFailed: false,
      certificate: null,
      sequence: 1,
    };
    setTimeout(() => this.capture?.state === 'securing' && this.capturing({ state: 'secured', maskClosed: true }), 900);
    return this.capture;
  }

  ask(field) {
    const attempt = this.field(field).attempt + (this.field(field).state === 'idle' || this.field(field).state === 'invalid' ? 1 : 0);
    this.capturing({ state: 'collecting', currentField: field });
    this.fielding(field, { state: 'waitingForFirstKey', attempt, digits: 0, deadlineAt: inMs(times.firstKeyMs) });
    if (this.auto) {
      setTimeout(() => this.keyOn(field), 1200);
    }
  }

  press() {
    this.keysSent++;
    const field = this.capture?.currentField;
    if (!field) {
      return;
    }

    const digits = this.field(field).digits + 1;
    this.capturing({ lastKeyAt: now() });
    this.fielding(field, { state: 'keying', problem: 'none', digits, deadlineAt: inMs(times.betweenKeysMs) });
    if (digits >= lengths[field]) {
      this.judge(field);
    }
  }

  confirm() {
    this.capturing({ state: 'storing' });
    setTimeout(() => {
      this.capturing({ token: `${newId('pgt')}_4242` });
      this.end('succeeded');
    }, 900);
  }

  end(outcome) {
    this.capturing({ state: 'ended', outcome, currentField: null });
    setTimeout(() => this.capturing({ endedAt: now(), maskClosed: false }), 80);
    const certificate = { verdict: 'verified', reason: 'none', verifiedMilliseconds: 41_240, hits: 0 };
    setTimeout(() => this.capturing({ certificate }), 1500);
  }

  keyOn(field) {
    if (this.auto && this.capture?.currentField === field && this.capture.state === 'collecting') {
      this.press();
      setTimeout(() => this.keyOn(field), keyEveryMs);
    }
  }

  judge(field) {
    const problem = this.nextProblem;
    this.nextProblem = null;
    if (problem) {
      this.fielding(field, { state: 'invalid', problem, digits: 0, deadlineAt: null });
      this.capturing({ state: 'secured', currentField: null });
      return;
    }

    this.fielding(field, { state: 'valid', deadlineAt: null });
    if (field === 'cardNumber') {
      this.capturing({ masked: { brand: 'visa', length: 16, lastFour: '4242' }, codeLength: 3 });
    }

    const next = this.capture.fields.find(each => each.state !== 'valid');
    if (next) {
      this.ask(next.field);
    } else {
      this.capturing({ state: 'complete', currentField: null });
    }
  }

  field(name) {
    return this.capture.fields.find(each => each.field === name);
  }

  fielding(name, change) {
    this.capturing({ fields: this.capture.fields.map(each => (each.field === name ? { ...each, ...change } : each)) });
  }

  capturing(change) {
    this.capture = { ...this.capture, ...change, sequence: this.capture.sequence + 1 };
    this.tell('CaptureChanged', this.capture, ++this.sequence);
  }

  change(call) {
    this.call = { ...call, sequence: call.sequence + 1 };
    this.tell('CallChanged', this.call, ++this.sequence);
  }
}

function now() {
  return new Date().toISOString();
}

function inMs(milliseconds) {
  return new Date(Date.now() + milliseconds).toISOString();
}
