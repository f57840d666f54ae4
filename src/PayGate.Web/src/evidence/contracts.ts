import type { CaptureOutcome, CertificateSummary } from '../desk/contracts';

/** The messages of `/api/audit` and `/api/certificates`. */

export interface CertificateView extends CertificateSummary {
  readonly capture: string;
  readonly call: string;
  readonly issuedAt: string;
  readonly outcome: CaptureOutcome;
}

export interface ChainView {
  readonly name: string;
  readonly count: number;
  readonly state: 'intact' | 'broken';
  readonly brokenAt: number | null;
  readonly problem: string | null;
}

export interface AuditEvent {
  readonly chain: string;
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly subject: string;
  readonly result: string;
  readonly details: Readonly<Record<string, string>>;
}

export interface AuditPage {
  readonly chains: readonly ChainView[];
  readonly events: readonly AuditEvent[];
}
