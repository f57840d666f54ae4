import { describe, expect, it } from 'vitest';
import { callStates, captureOutcomes, captureStates, cardFields, fieldProblems, fieldStates } from '../../src/desk/contracts';
import { deskLine, shortToken } from '../../src/desk/capture-words';
import type { CaptureSnapshot } from '../../src/desk/contracts';
import { Formatter } from '../../src/localisation/formatter';
import { call, capture, field, now } from './samples';

const formatters = [new Formatter('it'), new Formatter('en')] as const;
const endedAt = new Date(2030, 0, 2, 9, 2, 3).toISOString();

function say(of: CaptureSnapshot | null, state: 'ringing' | 'answered' | 'ended' = 'answered'): readonly string[] {
  const { message } = deskLine(call({ state }), of, 'acme', now);
  return formatters.map(each => each.say(message, { moreTimeKey: 'T' }));
}

describe('capture_words', () => {
  const cells = captureStates.flatMap(state => fieldStates.flatMap(each => fieldProblems.map(problem => [state, each, problem] as const)));

  it.each(cells)('capture_%s_with_a_field_%s_%s_has_words_in_both_languages', (state, fieldState, problem) => {
    for (const name of cardFields) {
      const [it, en] = say(
        capture({
          state,
          outcome: state === 'ended' ? 'cancelledByAgent' : null,
          fields: [field({ field: name, state: fieldState, problem })],
          currentField: state === 'collecting' ? name : null,
        }),
      );
      expect(it).toMatch(/^[^{}]{6,}$/);
      expect(en).toMatch(/^[^{}]{6,}$/);
    }
  });

  it.each(callStates)('a_call_%s_without_a_capture_has_words', state => {
    expect(say(null, state).every(text => text.length > 4)).toBe(true);
  });

  it.each([
    ['securing', 'Metto in sicurezza la chiamata...', 'Securing the call...'],
    ['secured', 'Protetto: tu e la registrazione non sentite i tasti', 'Protected: you and the recording cannot hear the keys'],
    ['complete', 'Tutti i dati raccolti. Conferma (Invio)', 'All data collected. Confirm (Enter)'],
  ] as const)('state_%s_has_the_words_of_the_table', (state, it, en) => {
    expect(say(capture({ state }))).toEqual([it, en]);
  });

  it.each([
    ['cancelledByAgent', 'Annullato. Dati cancellati. Audio normale', 'Cancelled. Data wiped. Normal audio'],
    ['hungUp', 'Il cliente ha chiuso. Dati cancellati alle 09:02:03', 'Caller hung up. Data wiped at 09:02:03'],
    ['succeeded', 'Riuscito. Codice 0123…4242. Registrazione ripristinata', 'Done. Code 0123…4242. Recording restored'],
    ['vaultUnavailable', 'Servizio di pagamento non raggiungibile. Nessun addebito', 'Payment service unreachable. Nothing was charged'],
  ] as const)('outcome_%s_has_the_words_of_the_table', (outcome, it, en) => {
    const token = outcome === 'succeeded' ? 'pgt_0123456789abcdefghjkmnpqrs_4242' : null;
    expect(say(capture({ state: 'ended', outcome, endedAt, token, maskClosed: false }))).toEqual([it, en]);
  });

  it.each(captureOutcomes)('outcome_%s_says_nothing_of_wiped_data_before_the_relay_confirmed', outcome => {
    const [it] = say(capture({ state: 'ended', outcome, endedAt: null }));
    expect(it).toContain('Cancello i dati');
    expect(it).not.toContain('cancellati');
  });

  it('a_wrong_field_that_waits_to_be_asked_again_is_what_is_said', () => {
    const [it] = say(capture({ state: 'secured' }, { state: 'invalid', problem: 'checksumFailed', attempt: 1 }));
    expect(it).toBe('Numero non valido: chiedi di ridigitarlo (tentativo 2 di 3)');
  });

  it('the_short_token_shows_four_letters_and_the_last_four', () => {
    expect(shortToken('pgt_0123456789abcdefghjkmnpqrs_4242')).toBe('0123…4242');
    expect(shortToken(null)).toBe('');
  });
});
