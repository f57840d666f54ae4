import { describe, expect, it } from 'vitest';
import { noteLine } from '../../src/desk/command-words';
import { Formatter } from '../../src/localisation/formatter';

const codes = [
  'invalidArgument',
  'unknownCall',
  'callNotAnswered',
  'captureRunning',
  'idempotencyKeyReused',
  'blocked',
  'unknownCapture',
  'notSecured',
  'fieldNotInCapture',
  'noTimeRunning',
  'notComplete',
  'storing',
  'captureEnded',
  'unavailable',
];

describe('command_words', () => {
  it.each(codes)('the_refusal_%s_of_the_hub_has_words_of_its_own', code => {
    const { message } = noteLine({ kind: 'refusal', code });
    expect(message.key).toBe(`refusal.${code}`);
    expect(new Formatter('it').say(message)).not.toBe(new Formatter('en').say(message));
  });

  it('an_unknown_code_is_shown', () => {
    expect(new Formatter('it').say(noteLine({ kind: 'refusal', code: 'moonlight' }).message)).toContain('moonlight');
    expect(new Formatter('it').say(noteLine({ kind: 'warning', code: 'moonlight' }).message)).toContain('moonlight');
  });

  it('no_answer_says_that_pressing_again_is_safe', () => {
    expect(new Formatter('it').say(noteLine({ kind: 'unanswered', code: '' }).message)).toContain('non parte due volte');
  });
});
