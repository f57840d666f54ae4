import type { CaptureSnapshot } from './contracts';

/** A pause this long is worth a word; the caller still has time then. */
const slowAfterMs = 4000;

/** Milliseconds since the last key; 0 before the first. */
export function pauseMs(capture: CaptureSnapshot, now: number): number {
  return capture.lastKeyAt === null ? 0 : Math.max(0, now - Date.parse(capture.lastKeyAt));
}

export function isSlow(capture: CaptureSnapshot, now: number): boolean {
  return pauseMs(capture, now) >= slowAfterMs;
}
