import { describe, expect, it } from 'vitest';
import { catalogues, type Entry, type MessageKey } from '../../src/localisation/catalogue';

const keys = Object.keys(catalogues.it) as MessageKey[];

function patterns(entry: Entry): readonly string[] {
  return typeof entry === 'string' ? [entry] : [entry.one, entry.other];
}

function placeholders(entry: Entry): readonly string[] {
  return [...new Set(patterns(entry).flatMap(pattern => pattern.match(/\{\w+\}/g) ?? []))].sort();
}

describe('catalogues', () => {
  it('hold_the_same_keys_in_the_same_order', () => {
    expect(Object.keys(catalogues.en)).toEqual(keys);
  });

  it.each(keys)('%s_has_words_and_the_same_placeholders_in_both_languages', key => {
    expect(patterns(catalogues.it[key]).every(pattern => pattern.trim() !== '')).toBe(true);
    expect(patterns(catalogues.en[key]).every(pattern => pattern.trim() !== '')).toBe(true);
    expect(placeholders(catalogues.en[key])).toEqual(placeholders(catalogues.it[key]));
  });

  it('use_no_jargon_an_agent_would_not_know', () => {
    const texts = keys
      .filter(key => !/^(audit|transport)\./.test(key))
      .flatMap(key => [...patterns(catalogues.it[key]), ...patterns(catalogues.en[key])]);
    expect(texts.filter(text => /\b(DTMF|CVV|CVC|PAN|Luhn|SignalR|RTP)\b/.test(text))).toEqual([]);
  });
});
