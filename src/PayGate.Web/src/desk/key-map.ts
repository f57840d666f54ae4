import { sameChord, type Chord } from './chord';

export const deskCommands = ['askNumber', 'askExpiry', 'askCode', 'redo', 'moreTime', 'confirm', 'cancel'] as const;
export type DeskCommand = (typeof deskCommands)[number];

export type KeyMap = Readonly<Record<DeskCommand, Chord>>;

export const defaultKeyMap: KeyMap = {
  askNumber: { key: 'Digit1', alt: true },
  askExpiry: { key: 'Digit2', alt: true },
  askCode: { key: 'Digit3', alt: true },
  redo: { key: 'KeyR', alt: true },
  moreTime: { key: 'KeyT', alt: false },
  confirm: { key: 'Enter', alt: false },
  cancel: { key: 'Escape', alt: false },
};

/** Confirming and the two-step cancel keep their keys: dialogs and buttons everywhere use the same. */
export const fixedCommands: readonly DeskCommand[] = ['confirm', 'cancel'];

export function commandFor(map: KeyMap, chord: Chord): DeskCommand | null {
  return deskCommands.find(command => sameChord(map[command], chord)) ?? null;
}

/** The map with another key for a command; null when the key is taken or the command keeps its key. */
export function remapped(map: KeyMap, command: DeskCommand, chord: Chord): KeyMap | null {
  const holder = commandFor(map, chord);
  return fixedCommands.includes(command) || (holder !== null && holder !== command) ? null : { ...map, [command]: chord };
}

const storageKey = 'paygate.keys';

export function loadKeyMap(storage: Storage): KeyMap {
  try {
    const stored: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    return Object.entries(stored as Record<string, unknown>).reduce<KeyMap>(
      (map, [name, chord]) => (isCommand(name) && isChord(chord) ? (remapped(map, name, chord) ?? map) : map),
      defaultKeyMap,
    );
  } catch {
    return defaultKeyMap;
  }
}

export function saveKeyMap(storage: Storage, map: KeyMap): void {
  storage.setItem(storageKey, JSON.stringify(map));
}

function isCommand(name: string): name is DeskCommand {
  return deskCommands.some(each => each === name);
}

function isChord(value: unknown): value is Chord {
  const chord = value as Partial<Chord> | null;
  return typeof chord?.key === 'string' && typeof chord.alt === 'boolean';
}
