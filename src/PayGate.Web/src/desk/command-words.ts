import { isMessageKey, type MessageKey } from '../localisation/catalogue';
import { message } from '../localisation/message';
import type { CommandNote } from './desk';
import { line, type Line } from './line';

/** The words for a command that was refused, passed with a remark, or not answered at all. */
export function noteLine(note: CommandNote): Line {
  if (note.kind === 'unanswered') {
    return line(message('fallback.unanswered'), 'warn', 'alert');
  }

  const key = `refusal.${note.code}`;
  const known: MessageKey = isMessageKey(key) ? key : note.kind === 'warning' ? 'fallback.warning' : 'fallback.refusal';
  return line(message(known, { code: note.code }), 'warn', note.kind === 'warning' ? 'info' : 'alert');
}
