/** A key with its modifiers. Shift, Ctrl and Meta never belong to one: those are the browser's and the customer page's. */
export interface Chord {
  /** `KeyboardEvent.code` for letters and digits, so that Alt on a Mac does not change it; else `KeyboardEvent.key`. */
  readonly key: string;
  readonly alt: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const positional = /^(Key[A-Z]|Digit[0-9])$/;

/** The chord of a key press; null when a modifier is down that no chord has. AltGr comes as Ctrl with Alt and is none. */
export function chordOf(press: KeyPress): Chord | null {
  if (press.ctrlKey || press.metaKey || press.shiftKey) {
    return null;
  }

  return { key: positional.test(press.code) ? press.code : press.key, alt: press.altKey };
}

export function sameChord(one: Chord, other: Chord): boolean {
  return one.key === other.key && one.alt === other.alt;
}

/** Whether the chord would type a character into a text field. */
export function isPrintable(chord: Chord): boolean {
  return !chord.alt && (positional.test(chord.key) || chord.key.length === 1);
}

/** The chord as it stands on the keys. */
export function chordText(chord: Chord): string {
  const key = chord.key.replace(/^(Key|Digit)/, '');
  const name = key === 'Escape' ? 'Esc' : key;
  return chord.alt ? `Alt+${name}` : name;
}
