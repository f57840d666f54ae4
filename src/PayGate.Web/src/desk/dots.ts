import type { CardField } from './contracts';

/** One dot of the counter: keyed or still to come. Dots carry no digit. */
export type Dot = 'keyed' | 'open';

const numberGroups: readonly number[] = [4, 4, 4, 4];
const amexGroups: readonly number[] = [4, 6, 5];
const amexCodeLength = 4;

/** The dots of a field, in the groups in which its digits are printed on the card. */
export function dotGroups(field: CardField, digits: number, length: number | null, codeLength: number | null): readonly (readonly Dot[])[] {
  let remaining = digits;
  return groupSizes(field, Math.max(digits, length ?? 0), codeLength).map(size => {
    const keyed = Math.min(size, remaining);
    remaining -= keyed;
    return Array.from({ length: size }, (_, index) => (index < keyed ? 'keyed' : 'open'));
  });
}

function groupSizes(field: CardField, digits: number, codeLength: number | null): readonly number[] {
  switch (field) {
    case 'cardNumber':
      return codeLength === amexCodeLength ? stretch(amexGroups, digits) : stretch(numberGroups, digits);
    case 'expiry':
      return stretch([2, 2], digits);
    case 'securityCode':
      return [Math.max(codeLength ?? 3, digits)];
  }
}

/** Adds groups of up to four when more digits came than the pattern holds. */
function stretch(groups: readonly number[], digits: number): readonly number[] {
  const sizes = [...groups];
  for (let beyond = digits - groups.reduce((sum, size) => sum + size, 0); beyond > 0; beyond -= 4) {
    sizes.push(Math.min(4, beyond));
  }

  return sizes;
}
