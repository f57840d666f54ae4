import { http, type Http } from '../api/http';
import { ApiProblem } from '../api/problem';

export type Role = 'agent' | 'qa' | 'assessor';

/** Who is signed in, as the server says. */
export interface Account {
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly tenant: string;
  readonly language: string;
}

/** The signed-in account of this page. The cookie that proves it is out of reach of scripts. */
export class Session extends EventTarget {
  private known: Account | null = null;

  constructor(private readonly http: Http) {
    super();
  }

  get account(): Account | null {
    return this.known;
  }

  has(role: Role): boolean {
    return this.known?.roles.includes(role) ?? false;
  }

  /** Asks the server who this is; nobody when the cookie is missing or too old. */
  async read(): Promise<Account | null> {
    try {
      this.set(await this.http.get<Account>('/api/session'));
    } catch (error) {
      if (ApiProblem.codeOf(error) !== 401) {
        throw error;
      }

      this.set(null);
    }

    return this.known;
  }

  async signIn(user: string, password: string): Promise<Account> {
    const account = await this.http.post<Account>('/api/session', { user, password });
    this.set(account);
    return account;
  }

  async signOut(): Promise<void> {
    await this.http.delete('/api/session');
    this.set(null);
  }

  /** The server no longer knows this session. */
  lost(): void {
    this.set(null);
  }

  private set(account: Account | null): void {
    this.known = account;
    this.dispatchEvent(new Event('change'));
  }
}

export const session = new Session(http);
