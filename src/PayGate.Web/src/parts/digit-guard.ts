const cardDigits = /\p{Nd}{12,}/u;
const separators = /[^\p{L}\p{Nd}]/gu;

/**
 * Whether a text holds 12 or more digits with no letter between them, as a card number does however it is spaced: such a text may not
 * enter any field. Digits of every script count, because a paste can bring them. The server refuses the same texts.
 */
export function holdsCardDigits(text: string): boolean {
  return cardDigits.test(text.replace(separators, ''));
}
