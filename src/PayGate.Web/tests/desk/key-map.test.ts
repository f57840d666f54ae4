import { describe, expect, it } from 'vitest';
import { chordOf, chordText, isPrintable } from '../../src/desk/chord';
import { commandFor, defaultKeyMap, deskCommands, loadKeyMap, remapped, saveKeyMap } from '../../src/desk/key-map';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

class MemoryStorage implements Storage {
  private readonly items = new Map<string, string>();

  get length(): number {
    return this.items.size;
  }

  clear(): void {
    this.items.clear();
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

describe('key_map', () => {
  it('every_command_has_a_key_of_its_own', () => {
    expect(new Set(deskCommands.map(command => chordText(defaultKeyMap[command]))).size).toBe(deskCommands.length);
  });

  it('the_keys_are_those_of_the_design', () => {
    expect(deskCommands.map(command => chordText(defaultKeyMap[command]))).toEqual([
      'Alt+1',
      'Alt+2',
      'Alt+3',
      'Alt+R',
      'T',
      'Enter',
      'Esc',
    ]);
  });

  it('a_letter_is_found_by_its_place_so_that_Alt_on_a_Mac_does_not_change_it', () => {
    const chord = chordOf({ ...plain, altKey: true, key: '®', code: 'KeyR' });
    expect(chord && commandFor(defaultKeyMap, chord)).toBe('redo');
  });

  it.each(['ctrlKey', 'metaKey', 'shiftKey'] as const)('%s_makes_it_the_browsers_key', modifier => {
    expect(chordOf({ ...plain, altKey: true, [modifier]: true, key: '1', code: 'Digit1' })).toBeNull();
  });

  it('only_a_key_without_Alt_can_type', () => {
    expect(isPrintable(defaultKeyMap.moreTime)).toBe(true);
    expect(isPrintable(defaultKeyMap.redo)).toBe(false);
    expect(isPrintable(defaultKeyMap.confirm)).toBe(false);
  });

  it('a_key_that_is_taken_is_refused_and_confirm_and_cancel_stay', () => {
    expect(remapped(defaultKeyMap, 'redo', { key: 'Digit1', alt: true })).toBeNull();
    expect(remapped(defaultKeyMap, 'confirm', { key: 'KeyX', alt: true })).toBeNull();
    expect(remapped(defaultKeyMap, 'redo', defaultKeyMap.redo)).toEqual(defaultKeyMap);
  });

  it('a_changed_key_is_remembered', () => {
    const storage = new MemoryStorage();
    const map = remapped(defaultKeyMap, 'moreTime', { key: 'KeyT', alt: true })!;
    saveKeyMap(storage, map);
    expect(loadKeyMap(storage)).toEqual(map);
  });

  it.each(['', 'null', '{', '[1]', '{"redo":5}', '{"redo":{"key":"Enter","alt":false}}', '{"cancel":{"key":"KeyX","alt":true}}'])(
    'a_spoiled_memory_%j_gives_the_usual_keys',
    stored => {
      const storage = new MemoryStorage();
      storage.setItem('paygate.keys', stored);
      expect(loadKeyMap(storage)).toEqual(defaultKeyMap);
    },
  );
});
