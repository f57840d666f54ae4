import type { Http } from '../api/http';
import type { ListeningGrant, ListeningReason, Recording } from './contracts';

/** The recordings that this account may see. */
export class RecordingsApi {
  constructor(private readonly http: Http) {}

  list(): Promise<readonly Recording[]> {
    return this.http.get<readonly Recording[]>('/api/recordings');
  }

  grant(id: string, reason: ListeningReason, note: string): Promise<ListeningGrant> {
    return this.http.post<ListeningGrant>(`/api/recordings/${encodeURIComponent(id)}/grants`, { reason, note: note === '' ? null : note });
  }

  audio(id: string, grant: ListeningGrant): Promise<ArrayBuffer> {
    return this.http.bytes(`/api/recordings/${encodeURIComponent(id)}/audio?grant=${encodeURIComponent(grant.grantId)}`);
  }
}
