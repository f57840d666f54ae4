import { describe, expect, it } from 'vitest';
import type { CaptureSnapshot } from '../../src/desk/contracts';
import { newEntries } from '../../src/desk/desk-log';
import { emptyModel, type DeskModel } from '../../src/desk/desk-model';
import { call, capture, now } from './samples';

function model(...captures: readonly CaptureSnapshot[]): DeskModel {
  return { ...emptyModel, tenant: 'acme', calls: [call()], captures };
}

function told(before: DeskModel, after: DeskModel): readonly string[] {
  return newEntries(before, after, now).map(entry => entry.message.key);
}

describe('desk_log', () => {
  it('tells_a_new_call_and_its_end', () => {
    expect(told(emptyModel, model())).toEqual(['log.answered']);
    expect(told(model(), { ...model(), calls: [call({ state: 'ended', sequence: 3 })] })).toEqual(['log.ended']);
  });

  it('keys_are_not_events', () => {
    const before = model(capture({ state: 'collecting' }, { state: 'keying', digits: 3 }));
    expect(told(before, model(capture({ state: 'collecting' }, { state: 'keying', digits: 4 })))).toEqual([]);
  });

  it('a_judged_field_is_told_once', () => {
    const before = model(capture({ state: 'collecting' }, { state: 'keying', digits: 16 }));
    const after = model(capture({ state: 'collecting' }, { state: 'valid', digits: 16 }));
    expect(told(before, after)).toEqual(['field.valid.number']);
    expect(told(after, after)).toEqual([]);
  });

  it('a_cleared_field_is_told', () => {
    const before = model(capture({ state: 'collecting' }, { state: 'keying', digits: 5 }));
    const after = model(capture({ state: 'collecting' }, { state: 'waitingForFirstKey', problem: 'clearedByCaller' }));
    expect(told(before, after)).toEqual(['problem.cleared']);
  });

  it('an_end_is_told_once_when_the_wiping_is_confirmed', () => {
    const open = model(capture({ state: 'storing' }));
    const ending = model(capture({ state: 'ended', outcome: 'succeeded' }));
    const ended = model(capture({ state: 'ended', outcome: 'succeeded', endedAt: '2030-01-02T09:01:00Z' }));
    expect(told(open, ending)).toEqual([]);
    expect(told(ending, ended)).toEqual(['end.succeeded']);
    expect(told(open, ended)).toEqual(['end.succeeded']);
  });

  it('the_loss_of_protection_is_told_at_once_and_once', () => {
    const open = model(capture({ state: 'collecting' }));
    const lost = model(capture({ state: 'ended', outcome: 'notProtected' }));
    const ended = model(capture({ state: 'ended', outcome: 'notProtected', endedAt: '2030-01-02T09:01:00Z' }));
    expect(told(open, lost)).toEqual(['end.notProtected.open']);
    expect(told(lost, ended)).toEqual([]);
  });

  it('captures_that_had_ended_before_the_desk_was_opened_are_no_news', () => {
    const ended = capture({ state: 'ended', outcome: 'succeeded', endedAt: '2030-01-02T09:01:00Z' });
    expect(told({ ...emptyModel, calls: [call()] }, model(ended))).toEqual([]);
  });
});
