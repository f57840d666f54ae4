import type { CallSnapshot, CaptureSnapshot } from './contracts';

/** What the desk hears from its connection. */
export interface HubListener {
  /** Connected, for the first time or again: the state has to be read. */
  connected(): void;
  /** The connection is gone; `connected` follows when it is back. */
  lost(): void;
  /** The server refused the sign-in. */
  refused(): void;
  callChanged(call: CallSnapshot, sequence: number): void;
  captureChanged(capture: CaptureSnapshot, sequence: number): void;
}

/** The connection to `/hubs/capture`. It comes back by itself until it is closed. */
export interface CaptureHub {
  open(listener: HubListener): void;
  close(): void;
  invoke<T>(method: string, ...parameters: readonly unknown[]): Promise<T>;
}
