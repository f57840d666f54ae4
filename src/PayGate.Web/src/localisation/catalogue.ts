import en from './en.json';
import it from './it.json';

export type Language = 'it' | 'en';

/** A text, or one text per plural category of the language (`other` is always there). */
export type Entry = string | { readonly one: string; readonly other: string };

export type MessageKey = keyof typeof it;

export const languages: readonly Language[] = ['it', 'en'];

export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, Entry>>>> = { it, en };

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(it, key);
}
