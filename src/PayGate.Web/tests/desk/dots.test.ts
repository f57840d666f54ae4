import { describe, expect, it } from 'vitest';
import type { CardField } from '../../src/desk/contracts';
import { dotGroups } from '../../src/desk/dots';

function drawn(field: CardField, digits: number, length: number | null, codeLength: number | null): string {
  return dotGroups(field, digits, length, codeLength)
    .map(group => group.map(dot => (dot === 'keyed' ? '●' : '○')).join(''))
    .join(' ');
}

describe('dots', () => {
  it.each([
    [0, null, null, '○○○○ ○○○○ ○○○○ ○○○○'],
    [9, null, null, '●●●● ●●●● ●○○○ ○○○○'],
    [16, 16, 3, '●●●● ●●●● ●●●● ●●●●'],
    [7, null, 4, '●●●● ●●●○○○ ○○○○○'],
    [15, 15, 4, '●●●● ●●●●●● ●●●●●'],
    [19, 19, null, '●●●● ●●●● ●●●● ●●●● ●●●'],
    [2, 19, null, '●●○○ ○○○○ ○○○○ ○○○○ ○○○'],
  ])('card_number_with_%i_digits_of_%s', (digits, length, codeLength, text) => {
    expect(drawn('cardNumber', digits, length, codeLength)).toBe(text);
  });

  it('expiry_stands_in_two_pairs', () => {
    expect(drawn('expiry', 3, null, null)).toBe('●● ●○');
  });

  it.each([
    [0, null, '○○○'],
    [2, 3, '●●○'],
    [4, 4, '●●●●'],
    [4, 3, '●●●●'],
  ])('security_code_with_%i_digits_and_length_%s', (digits, codeLength, text) => {
    expect(drawn('securityCode', digits, null, codeLength)).toBe(text);
  });

  it('every_digit_has_exactly_one_dot', () => {
    for (let digits = 0; digits <= 25; digits++) {
      for (const codeLength of [null, 3, 4]) {
        const keyed = dotGroups('cardNumber', digits, null, codeLength)
          .flat()
          .filter(dot => dot === 'keyed');
        expect(keyed).toHaveLength(digits);
      }
    }
  });
});
