import { describe, expect, it } from 'vitest';
import { Formatter } from '../../src/localisation/formatter';
import { recordingStates, type Recording } from '../../src/recordings/contracts';
import { spanMessage, stateHint } from '../../src/recordings/recording-words';

const italian = new Formatter('it');

function recording(change: Partial<Recording>): Recording {
  return {
    id: 'rec_0123456789abcdefghjkmnpqrs',
    callId: null,
    startedAt: '2030-01-02T09:00:00Z',
    durationMs: null,
    state: 'queued',
    reason: null,
    speechChecked: false,
    spans: [],
    ...change,
  };
}

describe('recording_words', () => {
  it.each(recordingStates)('state_%s_is_explained', state => {
    expect(italian.say(stateHint(recording({ state })))).toMatch(/^[^{}]{10,}$/);
  });

  it.each(['speechNotChecked', 'SpeechNotChecked'])('the_reason_%s_of_a_quarantine_is_in_words', reason => {
    expect(italian.say(stateHint(recording({ state: 'quarantined', reason })))).toBe('Messa da parte: il parlato non è stato controllato.');
  });

  it('a_reason_without_words_is_shown_as_it_is', () => {
    expect(italian.say(stateHint(recording({ state: 'quarantined', reason: 'moonlight' })))).toBe('Messa da parte: moonlight.');
  });

  it('what_was_masked_is_in_words', () => {
    expect(italian.say(spanMessage('MaskedKey'))).toContain('Tasto del cliente');
    expect(italian.say(spanMessage('SECURITY_CODE'))).toBe('Codice di sicurezza');
    expect(italian.say(spanMessage('moonlight'))).toBe('Dato rimosso (moonlight)');
  });
});
