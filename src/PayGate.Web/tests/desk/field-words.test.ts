import { describe, expect, it } from 'vitest';
import { cardFields, fieldProblems, fieldStates, type CaptureSnapshot, type FieldSnapshot } from '../../src/desk/contracts';
import { fieldLine } from '../../src/desk/field-words';
import { Formatter } from '../../src/localisation/formatter';
import { capture, field, now } from './samples';

const formatters = [new Formatter('it'), new Formatter('en')] as const;
const visa = { brand: 'visa', length: 16, lastFour: '4242' } as const;

function say(of: Partial<FieldSnapshot>, on: Partial<CaptureSnapshot> = {}): readonly [string, string, string] {
  const line = fieldLine(field(of), capture(on), 'acme', now);
  const [it, en] = formatters.map(each => each.say(line.message, { moreTimeKey: 'T' }));
  return [it ?? '', en ?? '', line.tone];
}

describe('field_words', () => {
  const cells = cardFields.flatMap(name => fieldStates.flatMap(state => fieldProblems.map(problem => [name, state, problem] as const)));

  it.each(cells)('%s_%s_%s_has_words_in_both_languages', (name, state, problem) => {
    for (const codeLength of [null, 3, 4]) {
      const [it, en, tone] = say({ field: name, state, problem, digits: 2 }, { codeLength, currentField: name });
      expect(it).toMatch(/^[^{}]{6,}$/);
      expect(en).toMatch(/^[^{}]{6,}$/);
      expect(it).not.toBe(en);
      expect(tone === 'good').toBe(state === 'valid');
    }
  });

  it('waiting_asks_for_the_field', () => {
    expect(say({ state: 'waitingForFirstKey' })).toEqual([
      'Chiedi il numero della carta. In attesa del primo tasto',
      'Ask for the card number. Waiting for the first key',
      'info',
    ]);
  });

  it('keying_counts_the_digits', () => {
    expect(say({ state: 'keying', digits: 9 })).toEqual(['Il cliente sta digitando: 9 cifre', 'Caller is keying: 9 digits', 'info']);
  });

  it('a_pause_of_six_seconds_offers_more_time', () => {
    expect(say({ state: 'keying', digits: 9 }, { lastKeyAt: '2030-01-02T09:00:54Z' })).toEqual([
      'Pausa di 6 s. Offri altro tempo (T)',
      '6 s pause. Offer more time (T)',
      'warn',
    ]);
  });

  it('a_short_pause_is_no_matter', () => {
    expect(say({ state: 'keying', digits: 9 }, { lastKeyAt: '2030-01-02T09:00:57Z' })[2]).toBe('info');
  });

  it('a_valid_number_shows_brand_and_last_four', () => {
    expect(say({ state: 'valid' }, { masked: visa })).toEqual([
      'Numero valido: Visa, termina con 4242',
      'Number valid: Visa, ends 4242',
      'good',
    ]);
  });

  it('a_wrong_number_asks_for_the_next_try', () => {
    expect(say({ state: 'invalid', problem: 'checksumFailed', attempt: 1 })).toEqual([
      'Numero non valido: chiedi di ridigitarlo (tentativo 2 di 3)',
      'Number not valid: ask to key it again (try 2 of 3)',
      'bad',
    ]);
  });

  it('while_it_is_asked_again_the_try_is_the_one_being_made', () => {
    const [it] = say({ state: 'waitingForFirstKey', problem: 'checksumFailed', attempt: 2 });
    expect(it).toBe('Numero non valido: chiedi di ridigitarlo (tentativo 2 di 3)');
  });

  it('the_number_of_a_try_never_passes_the_tries_allowed', () => {
    expect(say({ state: 'invalid', problem: 'tooShort', attempt: 3 })[0]).toContain('(tentativo 3 di 3)');
  });

  it('a_double_digit_asks_for_calm', () => {
    const words = ['Possibile cifra doppia: chiedi di ridigitare con calma', 'Possible double digit: ask to key it again slowly', 'warn'];
    expect(say({ state: 'invalid', problem: 'doubleDigitSuspected' })).toEqual(words);
    expect(say({ state: 'keying', digits: 5, doubleDigitSuspected: true })).toEqual(words);
  });

  it('a_brand_that_is_not_accepted_names_the_client', () => {
    expect(say({ state: 'invalid', problem: 'brandNotAccepted' })).toEqual([
      'Circuito non accettato da acme',
      'Brand not accepted by acme',
      'bad',
    ]);
  });

  it('the_length_of_the_code_is_told_by_the_brand', () => {
    expect(say({ field: 'securityCode' }, { codeLength: 4 }).slice(0, 2)).toEqual(['Codice di 4 cifre (Amex)', '4-digit code (Amex)']);
    expect(say({ field: 'securityCode' }, { codeLength: 3 }).slice(0, 2)).toEqual(['Codice di 3 cifre', '3-digit code']);
  });

  it('a_field_that_the_caller_cleared_is_no_fault', () => {
    expect(say({ state: 'waitingForFirstKey', problem: 'clearedByCaller' })).toEqual([
      'Il cliente ha cancellato il campo (tasto *)',
      'Caller cleared the field (* key)',
      'info',
    ]);
  });
});
