const shortest = 12;
const separators = /[\s.\-–—_/·,;:()]/gu;

/**
 * Whether a text holds 12 or more digits in a row, as a card number has, however they are spaced: such a text may not enter any field.
 * Digits of every script count, because a paste can bring them.
 */
export function holdsCardDigits(text: string): boolean {
  return new RegExp(`\\p{Nd}{${shortest},}`, 'u').test(text.replace(separators, ''));
}
