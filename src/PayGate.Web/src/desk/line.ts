import type { IconName } from '../parts/icons';
import type { Tone } from '../parts/tone';
import type { Message } from '../localisation/message';

/** A sentence with what its colour and icon say. */
export interface Line {
  readonly message: Message;
  readonly tone: Tone;
  readonly icon: IconName;
}

export function line(message: Message, tone: Tone, icon: IconName): Line {
  return { message, tone, icon };
}
