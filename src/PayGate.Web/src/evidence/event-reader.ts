import type { AuditApi } from './audit-api';
import type { AuditEvent, ChainView } from './contracts';

const newestLimit = 500;
const windowSize = 1000;

/** What was read so far. */
export interface Reading {
  readonly chains: readonly ChainView[];
  /** Newest first. */
  readonly events: readonly AuditEvent[];
  /** Whether older events can be read on: only within one chain, whose numbers lead back to its beginning. */
  readonly hasOlder: boolean;
}

/** Reads the trail from its newest events backwards. */
export class EventReader {
  constructor(private readonly api: AuditApi) {}

  async begin(chain: string | null): Promise<Reading> {
    const page = await this.api.newest(chain, newestLimit);
    const events = [...page.events].sort(newestFirst);
    return { chains: page.chains, events, hasOlder: chain !== null && hasOlder(events) };
  }

  /** Goes back window by window until events of the tenant turn up: the numbers between can belong to other tenants. */
  async older(chain: string, reading: Reading): Promise<Reading> {
    const before = reading.events.at(-1)?.sequence ?? 1;
    for (let end = before; end > 1;) {
      const start = Math.max(1, end - windowSize);
      const page = await this.api.from(chain, start, windowSize);
      const found = page.events.filter(event => event.sequence < end).sort(newestFirst);
      if (found.length > 0 || start === 1) {
        const events = [...reading.events, ...found];
        return { chains: page.chains, events, hasOlder: start > 1 && hasOlder(events) };
      }

      end = start;
    }

    return { ...reading, hasOlder: false };
  }
}

function hasOlder(events: readonly AuditEvent[]): boolean {
  return (events.at(-1)?.sequence ?? 1) > 1;
}

function newestFirst(one: AuditEvent, other: AuditEvent): number {
  return Date.parse(other.at) - Date.parse(one.at) || other.sequence - one.sequence;
}
