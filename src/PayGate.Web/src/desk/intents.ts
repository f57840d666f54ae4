/** A random UUID (version 4). `crypto.randomUUID` is missing on plain-http hosts other than loopback, so it is built here. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * The wish to take a card on a call keeps one idempotency key until the server has answered it, so that a second click, or a click
 * after a lost connection, can never start a second capture.
 */
export class StartIntents {
  private readonly keys = new Map<string, string>();

  keyFor(callId: string): string {
    const key = this.keys.get(callId) ?? newKey();
    this.keys.set(callId, key);
    return key;
  }

  answered(callId: string): void {
    this.keys.delete(callId);
  }
}
