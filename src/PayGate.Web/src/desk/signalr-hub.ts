import { HttpError, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { CallSnapshot, CaptureSnapshot } from './contracts';
import type { CaptureHub, HubListener } from './hub';

const address = '/hubs/capture';
const waits: readonly number[] = [0, 500, 1000, 2000, 5000];
const longestWait = 5000;

/** The wait before the try of this number, in milliseconds; there is always another try. */
export function waitBefore(retry: number): number {
  return waits[retry] ?? longestWait;
}

/** The hub over @microsoft/signalr, reconnecting for as long as the page is open. */
export class SignalRHub implements CaptureHub {
  private readonly connection: HubConnection;
  private closed = false;
  private retry = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.connection = new HubConnectionBuilder()
      .withUrl(address)
      .configureLogging(LogLevel.None)
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => waitBefore(context.previousRetryCount) })
      .build();
  }

  open(listener: HubListener): void {
    this.connection.on('CallChanged', (call: CallSnapshot, sequence: number) => listener.callChanged(call, sequence));
    this.connection.on('CaptureChanged', (capture: CaptureSnapshot, sequence: number) => listener.captureChanged(capture, sequence));
    this.connection.onreconnecting(() => listener.lost());
    this.connection.onreconnected(() => listener.connected());
    this.connection.onclose(() => {
      listener.lost();
      this.startLater(listener);
    });
    void this.start(listener);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    void this.connection.stop();
  }

  invoke<T>(method: string, ...parameters: readonly unknown[]): Promise<T> {
    return this.connection.invoke<T>(method, ...parameters);
  }

  private async start(listener: HubListener): Promise<void> {
    try {
      if (this.connection.state === HubConnectionState.Disconnected) {
        await this.connection.start();
      }
    } catch (error) {
      if (isRefusal(error)) {
        listener.refused();
        return;
      }

      listener.lost();
      this.startLater(listener);
      return;
    }

    this.retry = 0;
    listener.connected();
  }

  private startLater(listener: HubListener): void {
    if (!this.closed) {
      this.timer = setTimeout(() => void this.start(listener), waitBefore(this.retry++));
    }
  }
}

function isRefusal(error: unknown): boolean {
  const inner: unknown = error instanceof Error && 'innerException' in error ? error.innerException : error;
  return inner instanceof HttpError && (inner.statusCode === 401 || inner.statusCode === 403);
}
