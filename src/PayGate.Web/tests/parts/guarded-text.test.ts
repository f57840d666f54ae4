// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { GuardedText } from '../../src/parts/guarded-text';

describe('guarded_text', () => {
  let field: GuardedText;
  let input: HTMLInputElement;

  beforeEach(async () => {
    field = new GuardedText();
    document.body.replaceChildren(field);
    await field.updateComplete;
    input = field.renderRoot.querySelector('input')!;
  });

  function before(data: string | null): boolean {
    return input.dispatchEvent(new InputEvent('beforeinput', { data, cancelable: true, bubbles: true }));
  }

  function write(text: string): void {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  it('keeps_an_ordinary_reference', () => {
    expect(before('Order A-17')).toBe(true);
    write(' Order A-17 ');
    expect(field.value).toBe('Order A-17');
  });

  it('refuses_a_pasted_card_number_before_it_enters_and_says_so', async () => {
    expect(before('4242 4242 4242 4242')).toBe(false);
    await field.updateComplete;
    expect(field.renderRoot.querySelector('.error')?.textContent).toContain('numeri di carta');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('refuses_the_keystroke_that_would_make_twelve_digits', () => {
    write('12345678901');
    input.setSelectionRange(11, 11);
    expect(before('2')).toBe(false);
    expect(field.value).toBe('12345678901');
  });

  it('puts_the_last_good_text_back_when_a_card_number_came_in_unannounced', () => {
    write('Order A-17');
    write('4242424242424242');
    expect(input.value).toBe('Order A-17');
    expect(field.value).toBe('Order A-17');
  });

  it('forgets_the_refusal_with_the_next_good_key', async () => {
    before('4242424242424242');
    before('x');
    await field.updateComplete;
    expect(field.renderRoot.querySelector('.error')).toBeNull();
  });
});
