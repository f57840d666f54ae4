const longJump = 5;
const shortJump = 1;

/** Where a key of the transport goes, in seconds; null when it is none. Shift makes the arrows finer. */
export function jumpFor(
  press: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  position: number,
  duration: number,
): number | null {
  if (press.altKey || press.ctrlKey || press.metaKey) {
    return null;
  }

  const jump = press.shiftKey ? shortJump : longJump;
  switch (press.key) {
    case 'ArrowLeft':
      return Math.max(0, position - jump);
    case 'ArrowRight':
      return Math.min(duration, position + jump);
    case 'Home':
      return 0;
    case 'End':
      return duration;
    default:
      return null;
  }
}
