import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StartCaptureRequest } from '../../src/desk/contracts';
import { Desk } from '../../src/desk/desk';
import { FakeHub, settled } from './fake-hub';
import { call, capture, deskState, now } from './samples';

const accepted = { ok: true, refusal: null, warning: null, capture: capture() };

describe('desk', () => {
  let hub: FakeHub;
  let desk: Desk;

  beforeEach(async () => {
    vi.useFakeTimers();
    hub = new FakeHub();
    desk = new Desk(hub, () => now - 5000);
    desk.open();
    hub.listener.connected();
    await hub.answer(deskState());
  });

  afterEach(() => vi.useRealTimers());

  it('reads_the_state_on_connecting_and_takes_the_clock_of_the_server', () => {
    expect(desk.connection).toBe('connected');
    expect(desk.model.calls).toEqual([call()]);
    expect(desk.serverNow()).toBe(now);
  });

  it('a_lost_connection_is_shown_and_the_state_is_read_again_when_it_is_back', async () => {
    hub.listener.lost();
    expect(desk.connection).toBe('lost');
    hub.listener.connected();
    expect(desk.connection).toBe('lost');
    await hub.answer(deskState({ captures: [capture({ state: 'collecting', sequence: 12 })], sequence: 50 }));
    expect(desk.connection).toBe('connected');
    expect(desk.captureOf(call().id)?.state).toBe('collecting');
    expect(hub.calls('GetState')).toHaveLength(2);
    expect(desk.log.slice(0, 3).map(entry => entry.message.key)).toContain('log.connectionBack');
  });

  it('messages_during_the_reading_wait_and_are_applied_after_it', async () => {
    hub.listener.lost();
    hub.listener.connected();
    hub.listener.captureChanged(capture({ state: 'complete', sequence: 9 }), 51);
    hub.listener.captureChanged(capture({ state: 'securing', sequence: 1 }), 49);
    await hub.answer(deskState({ captures: [capture({ sequence: 8 })], sequence: 50 }));
    expect(desk.captureOf(call().id)?.state).toBe('complete');
  });

  it('the_state_of_a_connection_that_is_lost_again_is_not_taken', async () => {
    hub.listener.lost();
    hub.listener.connected();
    hub.listener.lost();
    await hub.answer(deskState({ calls: [] }));
    expect(desk.connection).toBe('lost');
    expect(desk.model.calls).toHaveLength(1);
  });

  it('a_reading_that_failed_is_tried_again', async () => {
    hub.listener.lost();
    hub.listener.connected();
    await hub.fail();
    await vi.advanceTimersByTimeAsync(1000);
    await hub.answer(deskState());
    expect(desk.connection).toBe('connected');
  });

  it('sequence_numbers_mean_nothing_across_a_reconnect', async () => {
    hub.listener.lost();
    hub.listener.connected();
    await hub.answer(deskState({ captures: [capture({ sequence: 2 })], sequence: 3 }));
    hub.listener.captureChanged(capture({ state: 'complete', sequence: 3 }), 4);
    expect(desk.captureOf(call().id)?.state).toBe('complete');
  });

  it('a_double_click_sends_one_command', async () => {
    void desk.startCapture(call().id, '');
    void desk.startCapture(call().id, '');
    expect(hub.calls('StartCapture')).toHaveLength(1);
    expect(desk.isUnderWay('StartCapture')).toBe(true);
    await hub.answer(accepted);
    expect(desk.isUnderWay('StartCapture')).toBe(false);
  });

  it('a_start_without_an_answer_keeps_its_key_and_the_next_wish_has_a_new_one', async () => {
    void desk.startCapture(call().id, 'A-17');
    await hub.fail();
    expect(desk.note).toEqual({ kind: 'unanswered', code: '' });
    void desk.startCapture(call().id, 'A-17');
    await hub.answer(accepted);
    void desk.startCapture(call().id, '');
    const requests = hub.calls('StartCapture').map(([request]) => request as StartCaptureRequest);
    expect(requests.map(request => request.reference)).toEqual(['A-17', 'A-17', undefined]);
    expect(requests[0]?.idempotencyKey).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(requests[1]?.idempotencyKey).toBe(requests[0]?.idempotencyKey);
    expect(requests[2]?.idempotencyKey).not.toBe(requests[0]?.idempotencyKey);
  });

  it('guidance_is_said_only_when_it_was_chosen', async () => {
    void desk.startCapture(call().id, '', 'it');
    await hub.answer(accepted);
    void desk.startCapture(call().id, '');
    const requests = hub.calls('StartCapture').map(([request]) => request as StartCaptureRequest);
    expect(requests.map(request => request.guidance)).toEqual(['it', undefined]);
    expect(Object.keys(requests[1] ?? {})).not.toContain('guidance');
  });

  it('a_command_that_hangs_never_keeps_the_agent_from_cancelling', async () => {
    void desk.askField('cap', 'cardNumber');
    void desk.cancelCapture('cap');
    expect(hub.calls('CancelCapture')).toEqual([['cap']]);
  });

  it('a_refusal_is_noted_with_its_code_and_goes_with_the_next_command', async () => {
    void desk.confirmCapture('cap');
    await hub.answer({ ok: false, refusal: { code: 'notComplete', message: 'x' }, warning: null, capture: null });
    expect(desk.note).toEqual({ kind: 'refusal', code: 'notComplete' });
    void desk.grantMoreTime('cap');
    expect(desk.note).toBeNull();
  });

  it('the_capture_of_an_answer_is_shown_at_once', async () => {
    void desk.startCapture(call().id, '');
    await hub.answer({ ...accepted, capture: capture({ state: 'securing', sequence: 1 }) });
    expect(desk.captureOf(call().id)?.state).toBe('securing');
  });

  it('the_log_keeps_the_last_five_events_newest_first', async () => {
    for (let sequence = 1; sequence <= 4; sequence++) {
      const id = `cap_${sequence}`;
      hub.listener.captureChanged(capture({ id, state: 'securing', sequence: 1 }), 100 + sequence * 2);
      hub.listener.captureChanged(capture({ id, state: 'secured', sequence: 2 }), 101 + sequence * 2);
    }

    expect(desk.log.map(entry => entry.message.key)).toEqual([
      'capture.secured',
      'capture.securing',
      'capture.secured',
      'capture.securing',
      'capture.secured',
    ]);
  });

  it('an_ended_call_can_be_put_away_and_a_running_one_cannot', async () => {
    hub.listener.captureChanged(capture({ state: 'ended', outcome: 'hungUp', sequence: 9 }), 20);
    desk.dismiss(call().id);
    expect(desk.model.calls).toHaveLength(1);
    hub.listener.callChanged(call({ state: 'ended', sequence: 3 }), 21);
    desk.dismiss(call().id);
    expect(desk.model.calls).toEqual([]);
    expect(desk.model.captures).toEqual([]);
  });

  it('a_refused_sign_in_is_told_to_the_page', async () => {
    let refused = 0;
    desk.addEventListener('refused', () => refused++);
    hub.listener.refused();
    await settled();
    expect(refused).toBe(1);
    desk.close();
    expect(hub.closed).toBe(true);
  });
});
