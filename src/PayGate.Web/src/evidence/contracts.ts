/** The messages of `/api/audit`. */

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
