import { describe, expect, it } from 'vitest';
import { Http } from '../../src/api/http';
import { AuditApi } from '../../src/evidence/audit-api';
import type { AuditEvent } from '../../src/evidence/contracts';
import { EventReader, type Reading } from '../../src/evidence/event-reader';

/** A server with one chain of `count` events of which every `share`-th belongs to the tenant, as `/api/audit` answers. */
function reader(count: number, share: number): { reader: EventReader; asked: string[] } {
  const asked: string[] = [];
  const own = Array.from({ length: Math.floor(count / share) }, (_, index) => event((index + 1) * share));
  const http = new Http(async input => {
    const url = new URL(String(input), 'http://paygate');
    asked.push(url.search);
    const from = url.searchParams.get('from');
    const limit = Number(url.searchParams.get('limit'));
    const events = from === null ? own.slice(-limit).reverse() : own.filter(each => each.sequence >= Number(from)).slice(0, limit);
    return Response.json({ chains: [{ name: 'capture', count, state: 'intact', brokenAt: null, problem: null }], events });
  });
  return { reader: new EventReader(new AuditApi(http)), asked };
}

function event(sequence: number): AuditEvent {
  const at = new Date(sequence * 1000).toISOString();
  return { chain: 'capture', sequence, at, kind: 'CallEnded', actor: 'relay', subject: 'x', result: 'Success', details: {} };
}

function sequences(reading: Reading): readonly number[] {
  return reading.events.map(each => each.sequence);
}

describe('event_reader', () => {
  it('begins_with_the_newest', async () => {
    const reading = await reader(3, 1).reader.begin('capture');
    expect(sequences(reading)).toEqual([3, 2, 1]);
    expect(reading.hasOlder).toBe(false);
  });

  it.each([
    [2600, 1],
    [9000, 7],
    [20_000, 2500],
  ])('reads_every_event_of_the_tenant_once_and_in_order_of_%i_with_every_%ith', async (count, share) => {
    const { reader: events } = reader(count, share);
    let reading = await events.begin('capture');
    while (reading.hasOlder) {
      const before = reading.events.length;
      reading = await events.older('capture', reading);
      expect(reading.hasOlder && reading.events.length === before).toBe(false);
    }

    const expected = Array.from({ length: Math.floor(count / share) }, (_, index) => (index + 1) * share).reverse();
    expect(sequences(reading)).toEqual(expected);
  });

  it('all_chains_together_have_no_older_pages', async () => {
    const { reader: events, asked } = reader(2600, 1);
    expect((await events.begin(null)).hasOlder).toBe(false);
    expect(asked).toEqual(['?limit=500']);
  });

  it('an_empty_trail_has_no_older_pages', async () => {
    expect((await reader(0, 1).reader.begin('capture')).hasOlder).toBe(false);
  });
});
