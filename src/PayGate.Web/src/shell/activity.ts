const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

let last = Date.now();
signs.forEach(sign => addEventListener(sign, () => (last = Date.now()), { passive: true }));

/**
 * Whether somebody has used this page in the last five minutes. A page that asks the server by itself stops without it: its questions
 * would keep an abandoned session alive for ever (PCI DSS 8.2.8).
 */
export function isInUse(now: number = Date.now()): boolean {
  return now - last < 5 * 60 * 1000;
}
