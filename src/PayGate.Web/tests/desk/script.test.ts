import { describe, expect, it } from 'vitest';
import { captureOutcomes, captureStates, cardFields, fieldProblems, fieldStates } from '../../src/desk/contracts';
import { scriptFor } from '../../src/desk/script';
import { call, capture, field, now } from './samples';

describe('script', () => {
  const cells = captureStates.flatMap(state => fieldStates.flatMap(each => fieldProblems.map(problem => [state, each, problem] as const)));

  it.each(cells)('in_%s_with_a_field_%s_%s_there_is_something_to_say', (state, fieldState, problem) => {
    for (const name of cardFields) {
      const of = capture({ state, fields: [field({ field: name, state: fieldState, problem })], currentField: name });
      expect(scriptFor(call(), of, now)?.key).toMatch(/^script\./);
    }
  });

  it.each(captureOutcomes)('after_%s_there_is_something_to_say', outcome => {
    expect(scriptFor(call(), capture({ state: 'ended', outcome }), now)?.key).toMatch(/^script\./);
  });

  it('nobody_is_told_to_ask_for_the_card_when_it_is_not_protected', () => {
    expect(scriptFor(call(), capture({ state: 'ended', outcome: 'notProtected' }), now)?.key).toBe('script.notProtected');
  });

  it('the_code_is_on_the_front_of_an_American_Express_card', () => {
    const fields = [field({ field: 'securityCode', state: 'waitingForFirstKey' })];
    const of = capture({ state: 'collecting', fields, currentField: 'securityCode', codeLength: 4 });
    expect(scriptFor(call(), of, now)?.key).toBe('script.code.amex');
    expect(scriptFor(call(), { ...of, codeLength: 3 }, now)?.key).toBe('script.code');
  });

  it('a_ringing_call_has_no_script', () => {
    expect(scriptFor(call({ state: 'ringing' }), null, now)).toBeNull();
  });
});
