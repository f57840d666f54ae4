// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../src/desk/desk';
import { DeskPanel } from '../../src/desk/desk-panel';
import type { DotCounter } from '../../src/desk/dot-counter';
import type { FieldRow } from '../../src/desk/field-row';
import type { GuidanceChoice } from '../../src/desk/guidance-choice';
import type { ShieldBanner } from '../../src/desk/shield-banner';
import { FakeHub } from './fake-hub';
import { call, capture, deskState, now } from './samples';

const complete = capture({ state: 'complete', sequence: 8 });
const keying = capture(
  { state: 'collecting', currentField: 'cardNumber', sequence: 8 },
  { state: 'keying', digits: 9, deadlineAt: new Date(now + 5000).toISOString() },
);

describe('desk_panel', () => {
  let hub: FakeHub;
  let panel: DeskPanel;

  async function show(of: ReturnType<typeof capture> | null): Promise<void> {
    hub = new FakeHub();
    const desk = new Desk(hub, () => now);
    desk.open();
    hub.listener.connected();
    await hub.answer(deskState({ captures: of === null ? [] : [of] }));
    panel = new DeskPanel();
    panel.desk = desk;
    panel.call = call();
    panel.now = now;
    document.body.replaceChildren(panel);
    await panel.updateComplete;
  }

  async function press(key: string, options: KeyboardEventInit = {}, target: Element = document.body): Promise<boolean> {
    const event = new KeyboardEvent('keydown', { key, code: '', bubbles: true, composed: true, cancelable: true, ...options });
    target.dispatchEvent(event);
    await panel.updateComplete;
    return event.defaultPrevented;
  }

  function sent(): readonly string[] {
    return hub.invoked.map(each => each.method).filter(method => method !== 'GetState');
  }

  beforeEach(() => localStorage.clear());

  it('has_no_field_that_is_not_guarded', async () => {
    await show(null);
    expect(panel.renderRoot.querySelectorAll('input, textarea, [contenteditable]')).toHaveLength(0);
    expect(panel.renderRoot.querySelectorAll('paygate-guarded-text')).toHaveLength(1);
  });

  it('starts_with_the_guidance_that_was_chosen', async () => {
    await show(null);
    const guidance = panel.renderRoot.querySelector<GuidanceChoice>('paygate-guidance-choice');
    await guidance?.updateComplete;
    const choice = guidance?.renderRoot.querySelector('select');
    expect([...(choice?.options ?? [])].map(option => option.value)).toEqual(['', 'off', 'it', 'en']);
    if (choice) {
      choice.value = 'en';
    }

    panel.renderRoot.querySelector('paygate-action-bar')?.dispatchEvent(new CustomEvent('primary'));
    expect(hub.calls('StartCapture')[0]?.[0]).toMatchObject({ guidance: 'en' });
  });

  it('shows_nine_dots_and_says_nine_digits', async () => {
    await show(keying);
    const row = panel.renderRoot.querySelector<FieldRow>('paygate-field-row');
    await row?.updateComplete;
    expect(row?.renderRoot.querySelector('.sentence')?.textContent).toBe('Il cliente sta digitando: 9 cifre');
    const dots = row?.renderRoot.querySelector<DotCounter>('paygate-dot-counter');
    await dots?.updateComplete;
    expect(dots?.renderRoot.querySelectorAll('circle.keyed')).toHaveLength(9);
  });

  it('Enter_confirms_when_everything_is_there', async () => {
    await show(complete);
    expect(await press('Enter')).toBe(true);
    expect(sent()).toEqual(['ConfirmCapture']);
  });

  it('Enter_does_nothing_before', async () => {
    await show(keying);
    expect(await press('Enter')).toBe(false);
    expect(sent()).toEqual([]);
  });

  it('Esc_then_Enter_cancels', async () => {
    await show(complete);
    await press('Escape');
    expect(sent()).toEqual([]);
    await press('Enter');
    expect(sent()).toEqual(['CancelCapture']);
  });

  it('Esc_twice_cancels_nothing', async () => {
    await show(complete);
    await press('Escape');
    await press('Escape');
    await press('Enter');
    expect(sent()).toEqual(['ConfirmCapture']);
  });

  it('Enter_on_a_button_belongs_to_the_button', async () => {
    await show(complete);
    const button = document.createElement('button');
    document.body.append(button);
    expect(await press('Enter', {}, button)).toBe(false);
    expect(sent()).toEqual([]);
  });

  it('the_second_step_of_the_cancel_holds_on_a_button_too', async () => {
    await show(complete);
    const button = document.createElement('button');
    document.body.append(button);
    await press('Escape');
    await press('Enter', {}, button);
    expect(sent()).toEqual(['CancelCapture']);
  });

  it('T_grants_time_but_not_while_a_text_is_written', async () => {
    await show(keying);
    const input = document.createElement('input');
    document.body.append(input);
    expect(await press('t', { code: 'KeyT' }, input)).toBe(false);
    expect(sent()).toEqual([]);
    expect(await press('t', { code: 'KeyT' })).toBe(true);
    expect(sent()).toEqual(['GrantMoreTime']);
  });

  it.each([
    ['Digit1', 'cardNumber'],
    ['Digit2', 'expiry'],
    ['Digit3', 'securityCode'],
    ['KeyR', 'cardNumber'],
  ])('Alt_%s_asks_%s', async (code, name) => {
    await show(keying);
    await press('x', { code, altKey: true });
    expect(hub.calls('AskField')).toEqual([[keying.id, name]]);
  });

  it.each(['ctrlKey', 'metaKey', 'shiftKey'])('with_%s_the_key_is_not_ours', async modifier => {
    await show(keying);
    expect(await press('1', { code: 'Digit1', altKey: true, [modifier]: true })).toBe(false);
    expect(sent()).toEqual([]);
  });

  it('a_key_that_is_held_down_counts_once', async () => {
    await show(complete);
    await press('Enter', { repeat: true });
    expect(sent()).toEqual([]);
  });

  it('says_that_the_call_stays_protected_when_the_connection_is_lost', async () => {
    await show(keying);
    hub.listener.lost();
    await panel.updateComplete;
    expect(panel.renderRoot.querySelector('.lost')?.textContent).toContain('Collegamento perso. La chiamata resta protetta');
    expect(panel.renderRoot.querySelector('paygate-shield-banner')?.getAttribute('tone')).toBe('good');
  });

  it('does_not_call_a_call_protected_that_is_not_when_the_connection_is_lost', async () => {
    await show(null);
    hub.listener.lost();
    await panel.updateComplete;
    expect(panel.renderRoot.querySelector('.lost')?.textContent).toBe('Collegamento perso. Mi ricollego da solo');
  });

  it('only_the_loss_of_protection_is_an_alert', async () => {
    await show(capture({ state: 'ended', outcome: 'notProtected', maskClosed: false, sequence: 9 }));
    const banner = panel.renderRoot.querySelector<ShieldBanner>('paygate-shield-banner');
    await banner?.updateComplete;
    expect(banner?.renderRoot.querySelector('[role=alert]')?.textContent).toBe('ATTENZIONE: protezione non attiva. Non chiedere la carta');
  });
});
