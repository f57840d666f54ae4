import { describe, expect, it } from 'vitest';
import { Announcer } from '../../src/desk/announcer';
import { call, capture, now } from './samples';

function keyed(digits: number, lastKeyAt: number = now): ReturnType<typeof capture> {
  return capture(
    { state: 'collecting', currentField: 'cardNumber', lastKeyAt: new Date(lastKeyAt).toISOString() },
    { state: 'keying', digits },
  );
}

describe('announcer', () => {
  it('tells_every_fourth_digit_and_the_end_but_not_each_key', () => {
    const announcer = new Announcer();
    const told: unknown[] = [];
    for (let digits = 1; digits <= 16; digits++) {
      told.push(announcer.next(call(), keyed(digits), 'acme', now)?.parameters?.['count']);
    }

    expect([...new Set(told)]).toEqual([undefined, 4, 8, 12, 16]);
    const valid = capture({ state: 'collecting', currentField: 'cardNumber' }, { state: 'valid', digits: 16 });
    expect(announcer.next(call(), valid, 'acme', now)?.key).toBe('field.valid.number');
  });

  it('tells_the_beginning_of_a_pause_once', () => {
    const announcer = new Announcer();
    const first = announcer.next(call(), keyed(5, now - 4000), 'acme', now);
    expect(first?.key).toBe('field.slow');
    expect(announcer.next(call(), keyed(5, now - 5000), 'acme', now)).toBe(first);
    expect(announcer.next(call(), keyed(5, now - 6000), 'acme', now)).toBe(first);
  });

  it('says_nothing_without_a_call', () => {
    expect(new Announcer().next(null, null, 'acme', now)).toBeNull();
  });
});
