import type { DeskModel } from './desk-model';
import { captureOf } from './desk-model';

/** The call to show: the chosen one while it is there, else the one being captured, else the one that is talking, else any. */
export function chooseCall(model: DeskModel, chosen: string): string {
  if (model.calls.some(call => call.id === chosen)) {
    return chosen;
  }

  const captured = model.calls.find(call => {
    const capture = captureOf(model, call.id);
    return capture !== null && capture.state !== 'ended';
  });
  return (captured ?? model.calls.find(call => call.state === 'answered') ?? model.calls[0])?.id ?? '';
}
