import type { MessageKey } from './catalogue';

export type Parameters = Readonly<Record<string, string | number | Date | Message>>;

/** What is to be said, before a language is chosen. */
export interface Message {
  readonly key: MessageKey;
  readonly parameters?: Parameters;
}

export function message(key: MessageKey, parameters?: Parameters): Message {
  return parameters === undefined ? { key } : { key, parameters };
}
