import { isMessageKey } from '../localisation/catalogue';
import { codeKey } from '../localisation/code-key';
import { message, type Message } from '../localisation/message';
import type { IconName } from '../parts/icons';
import type { Tone } from '../parts/tone';

/** What happened, in plain words; a kind without words of its own is shown by its name. */
export function kindMessage(kind: string): Message {
  const key = `audit.kind.${codeKey(kind)}`;
  return isMessageKey(key) ? message(key) : message('fallback.asIs', { text: kind });
}

export function chainMessage(chain: string): Message {
  const key = `audit.chain.${chain}`;
  return isMessageKey(key) ? message(key) : message('fallback.asIs', { text: chain });
}

/** Who did it: a person with a role (`agent:anna`), or a part of PayGate (`relay`). */
export function actorMessage(actor: string): Message {
  const colon = actor.indexOf(':');
  const key = `audit.actor.${colon < 0 ? actor : actor.slice(0, colon)}`;
  return isMessageKey(key) ? message(key, { name: colon < 0 ? '' : actor.slice(colon + 1) }) : message('fallback.asIs', { text: actor });
}

export function detailMessage(name: string): Message {
  const key = `audit.detail.${codeKey(name)}`;
  return isMessageKey(key) ? message(key) : message('fallback.asIs', { text: name });
}

const resultLooks: Readonly<Record<string, readonly [Tone, IconName]>> = {
  success: ['good', 'check'],
  refused: ['warn', 'stop'],
  failed: ['bad', 'cross'],
};

export function resultLook(result: string): readonly [Tone, IconName] {
  return resultLooks[codeKey(result)] ?? ['plain', 'info'];
}

export function resultMessage(result: string): Message {
  const key = `audit.result.${codeKey(result)}`;
  return isMessageKey(key) ? message(key) : message('fallback.asIs', { text: result });
}
