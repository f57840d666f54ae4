import { describe, expect, it } from 'vitest';
import { shieldLine } from '../../src/desk/shield';
import { call, capture } from './samples';

function key(...of: Parameters<typeof shieldLine>): string {
  return shieldLine(...of).message.key;
}

describe('shield', () => {
  it('says_protected_exactly_while_the_mask_is_closed', () => {
    expect(key(call(), capture({ maskClosed: true }))).toBe('shield.closed');
    expect(key(call(), capture({ state: 'ended', outcome: 'succeeded', maskClosed: true }))).toBe('shield.closed');
    expect(key(call(), capture({ state: 'ended', outcome: 'succeeded', maskClosed: false }))).toBe('shield.open');
    expect(key(call(), null)).toBe('shield.open');
  });

  it('says_securing_until_the_relay_confirmed', () => {
    expect(key(call(), capture({ state: 'securing', maskClosed: false }))).toBe('shield.securing');
  });

  it.each(['secured', 'collecting', 'complete', 'storing'] as const)('an_open_mask_in_%s_is_an_alarm', state => {
    expect(shieldLine(call(), capture({ state, maskClosed: false }))).toMatchObject({ tone: 'bad', message: { key: 'shield.lost' } });
  });

  it('protection_that_was_not_confirmed_stays_an_alarm_while_the_call_lasts', () => {
    const of = capture({ state: 'ended', outcome: 'notProtected', maskClosed: false });
    expect(key(call(), of)).toBe('shield.lost');
    expect(key(call({ state: 'ended' }), of)).toBe('shield.open');
  });
});
