import type { Http } from '../api/http';
import type { AuditPage, CertificateView } from './contracts';

/** The audit trail of the tenant, read only. */
export class AuditApi {
  constructor(private readonly http: Http) {}

  /** The newest events of one chain, or of all when `chain` is null; newest first. */
  newest(chain: string | null, limit: number): Promise<AuditPage> {
    return this.http.get<AuditPage>(`/api/audit?${query(chain, limit)}`);
  }

  /** The newest capture certificates. */
  certificates(limit: number): Promise<readonly CertificateView[]> {
    return this.http.get<readonly CertificateView[]>(`/api/certificates?limit=${limit}`);
  }

  /** Events of one chain from a sequence number upwards. */
  from(chain: string, sequence: number, limit: number): Promise<AuditPage> {
    return this.http.get<AuditPage>(`/api/audit?${query(chain, limit)}&from=${sequence}`);
  }
}

function query(chain: string | null, limit: number): string {
  const parameters = new URLSearchParams({ limit: String(limit) });
  if (chain !== null) {
    parameters.set('chain', chain);
  }

  return parameters.toString();
}
