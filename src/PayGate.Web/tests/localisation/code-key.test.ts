import { expect, it } from 'vitest';
import { codeKey } from '../../src/localisation/code-key';

it.each([
  ['SpeechNotChecked', 'speechNotChecked'],
  ['speechNotChecked', 'speechNotChecked'],
  ['SECURITY_CODE', 'securityCode'],
  ['PAN', 'pan'],
  ['a sentence', 'a sentence'],
])('code_%s_is_named_%s', (code, key) => {
  expect(codeKey(code)).toBe(key);
});
