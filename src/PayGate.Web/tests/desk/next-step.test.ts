import { describe, expect, it } from 'vitest';
import { captureOutcomes, captureStates } from '../../src/desk/contracts';
import { canAsk, canCancel, canGrantTime, nextStep } from '../../src/desk/next-step';
import { call, capture } from './samples';

describe('next_step', () => {
  it.each([
    ['securing', 'wait', false, true],
    ['secured', 'ask', true, true],
    ['collecting', 'wait', true, true],
    ['complete', 'confirm', true, true],
    ['storing', 'wait', false, false],
    ['ended', 'wait', false, false],
  ] as const)('in_%s_the_button_does_%s', (state, kind, asks, cancels) => {
    const of = capture({ state });
    expect(nextStep(call(), of).kind).toBe(kind);
    expect(canAsk(of)).toBe(asks);
    expect(canCancel(of)).toBe(cancels);
  });

  it('covers_every_state', () => {
    expect(captureStates).toHaveLength(6);
  });

  it('a_card_can_be_taken_on_an_answered_call_only', () => {
    expect(nextStep(call(), null).kind).toBe('start');
    expect(nextStep(call({ state: 'ringing' }), null).kind).toBe('none');
    expect(nextStep(call({ state: 'ended' }), null).kind).toBe('dismiss');
  });

  it.each(captureOutcomes)('after_%s_another_card_can_be_taken_once_the_mask_is_open', outcome => {
    expect(nextStep(call(), capture({ state: 'ended', outcome, maskClosed: true })).kind).toBe('wait');
    expect(nextStep(call(), capture({ state: 'ended', outcome, maskClosed: false })).kind).toBe('start');
  });

  it('a_wrong_field_is_asked_before_the_next_one', () => {
    const of = capture();
    const fields = of.fields.map(each => (each.field === 'expiry' ? { ...each, state: 'invalid' as const } : each));
    expect(nextStep(call(), { ...of, fields })).toMatchObject({ kind: 'ask', field: 'expiry' });
    expect(nextStep(call(), of)).toMatchObject({ kind: 'ask', field: 'cardNumber' });
  });

  it('time_can_be_granted_while_a_time_out_runs', () => {
    const running = capture({ state: 'collecting' }, { state: 'keying', deadlineAt: '2030-01-02T09:01:08Z' });
    expect(canGrantTime(running)).toBe(true);
    expect(canGrantTime(capture({ state: 'collecting' }, { state: 'keying' }))).toBe(false);
    expect(canGrantTime(null)).toBe(false);
  });
});
