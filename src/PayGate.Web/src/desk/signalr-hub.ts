import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { CallSnapshot, CaptureSnapshot } from './contracts';
import type { CaptureHub, HubListener } from './hub';

const hubAddress = '/hubs/capture';
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

  constructor(address: string = hubAddress) {
    this.connection = new HubConnectionBuilder()
      .withUrl(address)
      .configureLogging(LogLevel.None)
      .withAutomaticReconnect({
        nextRetryDelayInMilliseconds: ({ previousRetryCount, retryReason }) =>
          isRefusal(retryReason) ? null : waitBefore(previousRetryCount),
      })
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

/** The client library tells the status of a refused negotiation in the text of its error only. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /Status code '40[13]'/.test(error.message);
}
