/** The messages of `/hubs/capture` as docs/capture-hub.md has them: enums as camel-case words, times as ISO 8601 texts. */

export const callStates = ['ringing', 'answered', 'ended'] as const;
export type CallState = (typeof callStates)[number];

export const captureStates = ['securing', 'secured', 'collecting', 'complete', 'storing', 'ended'] as const;
export type CaptureState = (typeof captureStates)[number];

export const captureOutcomes = [
  'succeeded',
  'cancelledByAgent',
  'stoppedByCaller',
  'hungUp',
  'timedOut',
  'tooManyAttempts',
  'notProtected',
  'vaultUnavailable',
  'interrupted',
] as const;
export type CaptureOutcome = (typeof captureOutcomes)[number];

export const cardFields = ['cardNumber', 'expiry', 'securityCode'] as const;
export type CardField = (typeof cardFields)[number];

export const fieldStates = ['idle', 'waitingForFirstKey', 'keying', 'valid', 'invalid'] as const;
export type FieldState = (typeof fieldStates)[number];

export const fieldProblems = [
  'none',
  'tooShort',
  'tooLong',
  'checksumFailed',
  'doubleDigitSuspected',
  'brandNotAccepted',
  'malformedDate',
  'expired',
  'codeLength',
  'firstKeyTimedOut',
  'betweenKeysTimedOut',
  'clearedByCaller',
] as const;
export type FieldProblem = (typeof fieldProblems)[number];

export const cardBrands = [
  'unknown',
  'visa',
  'mastercard',
  'americanExpress',
  'maestro',
  'discover',
  'dinersClub',
  'jcb',
  'unionPay',
] as const;
export type CardBrand = (typeof cardBrands)[number];

export const certificateVerdicts = ['verified', 'notVerified', 'leakFound'] as const;
export type CertificateVerdict = (typeof certificateVerdicts)[number];

export const certificateReasons = ['none', 'neverSecured', 'relayLost', 'notConfirmed', 'nothingSent'] as const;
export type CertificateReason = (typeof certificateReasons)[number];

/** What the signed certificate of an ended capture states. */
export interface CertificateSummary {
  readonly verdict: CertificateVerdict;
  readonly reason: CertificateReason;
  readonly verifiedMilliseconds: number;
  readonly hits: number;
}

export interface CallSnapshot {
  readonly id: string;
  readonly tenant: string;
  readonly agent: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly state: CallState;
  readonly startedAt: string;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly sequence: number;
}

export interface MaskedPan {
  readonly brand: CardBrand;
  readonly length: number;
  readonly lastFour: string;
}

export interface FieldSnapshot {
  readonly field: CardField;
  readonly state: FieldState;
  readonly problem: FieldProblem;
  readonly digits: number;
  readonly attempt: number;
  readonly attemptsAllowed: number;
  readonly deadlineAt: string | null;
  readonly doubleDigitSuspected: boolean;
}

export interface CaptureSnapshot {
  readonly id: string;
  readonly call: string;
  readonly agent: string;
  readonly state: CaptureState;
  readonly outcome: CaptureOutcome | null;
  readonly fields: readonly FieldSnapshot[];
  readonly currentField: CardField | null;
  readonly masked: MaskedPan | null;
  readonly codeLength: number | null;
  readonly token: string | null;
  readonly reference: string | null;
  readonly maskClosed: boolean;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly lastKeyAt: string | null;
  /** A key was heard behind the mask: no card on this call. */
  readonly maskingFailed: boolean;
  readonly certificate: CertificateSummary | null;
  readonly sequence: number;
}

/** Full lengths of the time-outs in milliseconds, for the bars. */
export interface DeskTimes {
  readonly firstKeyMs: number;
  readonly betweenKeysMs: number;
  readonly moreTimeMs: number;
}

export interface DeskState {
  readonly agent: string;
  readonly tenant: string;
  readonly calls: readonly CallSnapshot[];
  readonly captures: readonly CaptureSnapshot[];
  /** Number of the last message that this state already contains. */
  readonly sequence: number;
  readonly serverTime: string;
  readonly times: DeskTimes;
}

/** A reason in English with a code; the desk shows words of its own by the code. */
export interface Coded {
  readonly code: string;
  readonly message: string;
}

export interface CommandResult {
  readonly ok: boolean;
  readonly refusal: Coded | null;
  readonly warning: Coded | null;
  readonly capture: CaptureSnapshot | null;
}

export const callerGuidances = ['off', 'it', 'en'] as const;
/** Whether, and in which language, the caller hears during a capture what to key. */
export type CallerGuidance = (typeof callerGuidances)[number];

export interface StartCaptureRequest {
  readonly callId: string;
  readonly idempotencyKey: string;
  readonly reference?: string;
  readonly guidance?: CallerGuidance;
}
