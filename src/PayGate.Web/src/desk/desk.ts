import type { CallerGuidance, CallSnapshot, CaptureSnapshot, CardField, CommandResult, DeskState, StartCaptureRequest } from './contracts';
import { newEntries, type LogEntry } from './desk-log';
import { captureOf, emptyModel, fromState, withAnsweredCapture, withCall, withCapture, type DeskModel } from './desk-model';
import type { CaptureHub, HubListener } from './hub';
import { StartIntents } from './intents';

export type Connection = 'connecting' | 'connected' | 'lost';

/** What a refused or failed command leaves to be shown. */
export interface CommandNote {
  readonly kind: 'refusal' | 'warning' | 'unanswered';
  readonly code: string;
}

export type Command = 'StartCapture' | 'AskField' | 'GrantMoreTime' | 'ConfirmCapture' | 'CancelCapture';

type Delivery = (model: DeskModel) => DeskModel;

const shownEntries = 5;

/** The agent's desk: keeps the model in step with the server and sends the agent's commands. Fires `change`. */
export class Desk extends EventTarget implements HubListener {
  model: DeskModel = emptyModel;
  connection: Connection = 'connecting';
  log: readonly LogEntry[] = [];
  note: CommandNote | null = null;
  /** How far the server's clock is ahead of this one, in milliseconds. */
  clockOffset = 0;

  private readonly intents = new StartIntents();
  private readonly underWay = new Set<Command>();
  private held: Delivery[] | null = null;
  private reading = 0;

  constructor(
    private readonly hub: CaptureHub,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  open(): void {
    this.hub.open(this);
  }

  close(): void {
    this.hub.close();
  }

  /** The server's time in milliseconds since 1970. */
  serverNow(): number {
    return this.now() + this.clockOffset;
  }

  connected(): void {
    void this.readState();
  }

  lost(): void {
    if (this.connection === 'connected') {
      this.record([{ at: this.serverNow(), message: { key: 'log.connectionLost' }, tone: 'warn' }]);
    }

    this.reading++;
    this.held = null;
    this.connection = 'lost';
    this.changed();
  }

  refused(): void {
    this.connection = 'lost';
    this.changed();
    this.dispatchEvent(new Event('refused'));
  }

  callChanged(call: CallSnapshot, sequence: number): void {
    this.deliver(model => withCall(model, call, sequence));
  }

  captureChanged(capture: CaptureSnapshot, sequence: number): void {
    this.deliver(model => withCapture(model, capture, sequence));
  }

  async startCapture(callId: string, reference: string, guidance: CallerGuidance | null = null): Promise<void> {
    const request: StartCaptureRequest = {
      callId,
      idempotencyKey: this.intents.keyFor(callId),
      ...(reference === '' ? {} : { reference }),
      ...(guidance === null ? {} : { guidance }),
    };
    if (await this.command('StartCapture', request)) {
      this.intents.answered(callId);
    }
  }

  askField(captureId: string, field: CardField): Promise<boolean> {
    return this.command('AskField', captureId, field);
  }

  grantMoreTime(captureId: string): Promise<boolean> {
    return this.command('GrantMoreTime', captureId);
  }

  confirmCapture(captureId: string): Promise<boolean> {
    return this.command('ConfirmCapture', captureId);
  }

  cancelCapture(captureId: string): Promise<boolean> {
    return this.command('CancelCapture', captureId);
  }

  /** Removes an ended call and its captures from the desk. */
  dismiss(callId: string): void {
    const calls = this.model.calls.filter(call => call.id !== callId || call.state !== 'ended');
    const gone = calls.length < this.model.calls.length;
    const captures = gone ? this.model.captures.filter(capture => capture.call !== callId) : this.model.captures;
    this.model = { ...this.model, calls, captures };
    this.note = null;
    this.changed();
  }

  captureOf(callId: string): CaptureSnapshot | null {
    return captureOf(this.model, callId);
  }

  /** Whether the server has not yet answered such a command; the same one is not sent twice. */
  isUnderWay(command: Command): boolean {
    return this.underWay.has(command);
  }

  /** True when the server answered, be it with a refusal. */
  private async command(method: Command, ...parameters: readonly unknown[]): Promise<boolean> {
    if (this.underWay.has(method)) {
      return false;
    }

    this.underWay.add(method);
    this.note = null;
    this.changed();
    try {
      this.answered(await this.hub.invoke<CommandResult>(method, ...parameters));
      return true;
    } catch {
      this.note = { kind: 'unanswered', code: '' };
      return false;
    } finally {
      this.underWay.delete(method);
      this.changed();
    }
  }

  private answered(result: CommandResult): void {
    if (result.refusal !== null) {
      this.note = { kind: 'refusal', code: result.refusal.code };
    } else if (result.warning) {
      this.note = { kind: 'warning', code: result.warning.code };
    }

    const capture = result.capture;
    if (capture !== null) {
      this.deliver(model => withAnsweredCapture(model, capture));
    }
  }

  private async readState(): Promise<void> {
    const reading = ++this.reading;
    this.held = [];
    try {
      const state = await this.hub.invoke<DeskState>('GetState');
      if (reading === this.reading) {
        this.take(state);
      }
    } catch {
      if (reading === this.reading) {
        setTimeout(() => reading === this.reading && this.connected(), 1000);
      }
    }
  }

  private take(state: DeskState): void {
    const returned = this.connection === 'lost';
    this.clockOffset = Date.parse(state.serverTime) - this.now();
    let model = fromState(state, this.model);
    for (const delivery of this.held ?? []) {
      model = delivery(model);
    }

    this.held = null;
    this.connection = 'connected';
    if (returned) {
      this.record([{ at: this.serverNow(), message: { key: 'log.connectionBack' }, tone: 'good' }]);
    }

    this.replace(model);
  }

  /** While the state is being read, messages wait and are applied after it. */
  private deliver(delivery: Delivery): void {
    if (this.held !== null) {
      this.held.push(delivery);
      return;
    }

    this.replace(delivery(this.model));
  }

  private replace(model: DeskModel): void {
    this.record(newEntries(this.model, model, this.serverNow()));
    this.model = model;
    this.changed();
  }

  private record(entries: readonly LogEntry[]): void {
    this.log = [...[...entries].reverse(), ...this.log].slice(0, shownEntries);
  }

  private changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
