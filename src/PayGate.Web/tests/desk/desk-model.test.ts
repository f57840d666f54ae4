import { describe, expect, it } from 'vitest';
import { captureOf, emptyModel, fromState, withAnsweredCapture, withCall, withCapture } from '../../src/desk/desk-model';
import { call, capture, deskState } from './samples';

const model = fromState(deskState({ captures: [capture({ sequence: 5 })], sequence: 10 }), emptyModel);

describe('desk_model', () => {
  it('a_message_that_the_state_contains_already_is_dropped', () => {
    expect(withCapture(model, capture({ state: 'complete', sequence: 6 }), 10)).toBe(model);
    expect(withCall(model, call({ state: 'ended', sequence: 3 }), 9)).toBe(model);
  });

  it('a_newer_message_replaces_the_whole_capture', () => {
    const next = withCapture(model, capture({ state: 'complete', sequence: 6 }), 11);
    expect(next.captures).toEqual([capture({ state: 'complete', sequence: 6 })]);
    expect(model.captures[0]?.state).toBe('secured');
  });

  it('a_capture_that_comes_late_never_undoes_a_newer_one', () => {
    const next = withCapture(model, capture({ state: 'ended', outcome: 'hungUp', sequence: 9 }), 14);
    expect(withCapture(next, capture({ state: 'collecting', sequence: 8 }), 15)).toBe(next);
    expect(withCapture(next, capture({ state: 'collecting', sequence: 9 }), 16)).toBe(next);
  });

  it('the_capture_of_an_answer_counts_only_when_it_is_newer', () => {
    expect(withAnsweredCapture(model, capture({ state: 'collecting', sequence: 5 }))).toBe(model);
    expect(withAnsweredCapture(model, capture({ state: 'collecting', sequence: 6 })).captures[0]?.state).toBe('collecting');
  });

  it('an_ended_call_stays_while_its_capture_is_there_to_be_shown', () => {
    expect(withCall(model, call({ state: 'ended', sequence: 3 }), 11).calls).toHaveLength(1);
  });

  it('an_ended_call_without_a_capture_goes', () => {
    const plain = fromState(deskState(), emptyModel);
    expect(withCall(plain, call({ state: 'ended', sequence: 3 }), 11).calls).toEqual([]);
  });

  it('a_call_that_ended_while_the_connection_was_lost_is_shown_as_ended_with_its_capture', () => {
    const ended = capture({ state: 'ended', outcome: 'hungUp', sequence: 9 });
    const next = fromState(deskState({ calls: [], captures: [ended], sequence: 40 }), model);
    expect(next.calls.map(each => each.state)).toEqual(['ended']);
    expect(next.captures).toEqual([ended]);
  });

  it('the_state_replaces_everything_else', () => {
    expect(fromState(deskState({ calls: [], captures: [] }), model).calls).toEqual([]);
  });

  it('the_open_capture_of_a_call_goes_before_ended_ones_and_the_last_before_older_ones', () => {
    const old = capture({ id: 'a', state: 'ended', startedAt: '2030-01-02T09:00:00Z' });
    const last = capture({ id: 'b', state: 'ended', startedAt: '2030-01-02T09:05:00Z' });
    const open = capture({ id: 'c', state: 'collecting', startedAt: '2030-01-02T09:01:00Z' });
    expect(captureOf({ ...model, captures: [last, old] }, call().id)?.id).toBe('b');
    expect(captureOf({ ...model, captures: [last, open, old] }, call().id)?.id).toBe('c');
    expect(captureOf(model, 'another')).toBeNull();
  });
});
