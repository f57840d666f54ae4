import { describe, expect, it } from 'vitest';
import { actorMessage, chainMessage, detailMessage, kindMessage, resultLook, resultMessage } from '../../src/evidence/audit-words';
import { Formatter } from '../../src/localisation/formatter';

const italian = new Formatter('it');
const english = new Formatter('en');

describe('audit_words', () => {
  it('known_words_are_plain_and_unknown_ones_stand_as_they_are', () => {
    expect(italian.say(kindMessage('CaptureRequested'))).toBe('Raccolta richiesta');
    expect(english.say(kindMessage('CaptureRequested'))).toBe('Capture requested');
    expect(italian.say(kindMessage('Moonlight'))).toBe('Moonlight');
    expect(italian.say(chainMessage('vault'))).toBe('Cassaforte');
    expect(italian.say(chainMessage('moon'))).toBe('moon');
    expect(italian.say(detailMessage('Reason'))).toBe('Motivo');
    expect(italian.say(detailMessage('moon'))).toBe('moon');
    expect(italian.say(resultMessage('Refused'))).toBe('Rifiutato');
    expect(italian.say(resultMessage('Moon'))).toBe('Moon');
  });

  it.each([
    ['agent:anna', 'Operatore anna'],
    ['qa:bruno', 'Qualità bruno'],
    ['relay', 'Centralino PayGate'],
    ['moon:anna', 'moon:anna'],
    ['other:anna', 'other:anna'],
  ])('actor_%s_is_%s', (actor, words) => {
    expect(italian.say(actorMessage(actor))).toBe(words);
  });

  it('each_result_has_a_shape_of_its_own', () => {
    expect(new Set(['Success', 'Refused', 'Failed', 'Moon'].map(result => resultLook(result)[1])).size).toBe(4);
  });
});
