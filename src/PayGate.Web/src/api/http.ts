import { ApiProblem } from './problem';

export type Fetch = typeof fetch;

/** Talks JSON with the server. Every call that changes something carries the header that a foreign page cannot send. */
export class Http {
  constructor(private readonly fetch: Fetch = (input, init) => globalThis.fetch(input, init)) {}

  async get<T>(path: string): Promise<T> {
    return (await (await this.send(path, { method: 'GET' })).json()) as T;
  }

  async bytes(path: string): Promise<ArrayBuffer> {
    return (await this.send(path, { method: 'GET' })).arrayBuffer();
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const response = await this.send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-PayGate': '1' },
      body: JSON.stringify(body),
    });
    return (response.headers.get('Content-Type')?.includes('json') ? await response.json() : undefined) as T;
  }

  async delete(path: string): Promise<void> {
    await this.send(path, { method: 'DELETE', headers: { 'X-PayGate': '1' } });
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await this.fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
    } catch {
      throw new ApiProblem(0);
    }

    if (!response.ok) {
      throw new ApiProblem(response.status);
    }

    return response;
  }
}

export const http = new Http();
