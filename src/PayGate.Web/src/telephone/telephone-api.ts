import type { Http } from '../api/http';
import type { TelephoneKey, TelephoneState, Transport } from './contracts';

/** The caller's telephone of the demo. */
export class TelephoneApi {
  constructor(private readonly http: Http) {}

  state(): Promise<TelephoneState> {
    return this.http.get<TelephoneState>('/api/state');
  }

  press(key: TelephoneKey, durationMs: number): Promise<unknown> {
    return this.http.post('/api/press', { key, durationMs });
  }

  transport(mode: Transport): Promise<unknown> {
    return this.http.post('/api/transport', { mode });
  }

  call(action: 'dial' | 'hangup'): Promise<unknown> {
    return this.http.post('/api/call', { action });
  }
}
