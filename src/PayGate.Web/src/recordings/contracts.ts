/** The messages of `/api/recordings`. */

export const recordingStates = ['queued', 'working', 'released', 'quarantined'] as const;
export type RecordingState = (typeof recordingStates)[number];

export const listeningReasons = ['quality', 'coaching', 'complaint', 'dispute', 'legal'] as const;
export type ListeningReason = (typeof listeningReasons)[number];

/** A part of the recording from which something was removed. */
export interface RecordingSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly kind: string;
}

export interface Recording {
  readonly id: string;
  readonly callId: string | null;
  readonly startedAt: string;
  /** Unknown until the recording was read through. */
  readonly durationMs: number | null;
  readonly state: RecordingState;
  /** Why it is in quarantine, as a code. */
  readonly reason: string | null;
  /** False when nothing has listened for spoken numbers. */
  readonly speechChecked: boolean;
  readonly spans: readonly RecordingSpan[];
}

/** A permission to play one recording until a moment. */
export interface ListeningGrant {
  readonly grantId: string;
  readonly expiresAt: string;
}
