const shortest = 60;
const longest = 2000;

/** The length of a key press in milliseconds, within what a telephone sends. */
export function pressLength(downAt: number, upAt: number): number {
  return Math.round(Math.min(longest, Math.max(shortest, upAt - downAt)));
}
