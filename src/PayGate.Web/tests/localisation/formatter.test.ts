import { describe, expect, it } from 'vitest';
import { clockDuration, Formatter } from '../../src/localisation/formatter';
import { message } from '../../src/localisation/message';

const italian = new Formatter('it');
const english = new Formatter('en');

describe('formatter', () => {
  it.each([
    [0, 'Il cliente sta digitando: 0 cifre', 'Caller is keying: 0 digits'],
    [1, 'Il cliente sta digitando: 1 cifra', 'Caller is keying: 1 digit'],
    [9, 'Il cliente sta digitando: 9 cifre', 'Caller is keying: 9 digits'],
  ])('plural_of_%i_follows_the_language', (count, it, en) => {
    expect(italian.text('field.keying', { count })).toBe(it);
    expect(english.text('field.keying', { count })).toBe(en);
  });

  it('a_message_within_a_message_is_said_in_the_same_language', () => {
    const valid = message('field.valid.masked', { brand: message('brand.unknown'), lastFour: '4242' });
    expect(italian.say(valid)).toBe('Numero valido: Carta, termina con 4242');
    expect(english.say(valid)).toBe('Number valid: Card, ends 4242');
  });

  it('a_text_parameter_is_never_read_as_a_placeholder', () => {
    expect(italian.text('reference.shown', { reference: '{count}' })).toBe('Rif. {count}');
  });

  it('dates_are_day_month_year_and_times_have_24_hours_in_both_languages', () => {
    const at = new Date(2030, 0, 2, 21, 5, 7);
    expect(italian.dateTime(at)).toBe('02/01/2030 21:05:07');
    expect(english.dateTime(at)).toBe('02/01/2030 21:05:07');
  });

  it('numbers_are_grouped_as_the_language_does', () => {
    expect(italian.number(1234567)).toBe('1.234.567');
    expect(english.number(1234567)).toBe('1,234,567');
  });

  it('places_in_a_recording_have_tenths', () => {
    expect(italian.place(61_420)).toBe('1:01,4');
    expect(english.place(61_420)).toBe('1:01.4');
  });

  it.each([
    [-5, '0:00'],
    [59_999, '0:59'],
    [60_000, '1:00'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
  ])('duration_of_%i_ms_reads_%s', (milliseconds, text) => {
    expect(clockDuration(milliseconds)).toBe(text);
  });
});
