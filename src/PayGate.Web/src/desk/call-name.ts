/** A call's identifier short enough to be told from another one on the desk. */
export function callName(id: string): string {
  return id.slice(-5).toUpperCase();
}
