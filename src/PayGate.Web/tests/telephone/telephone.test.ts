// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { Telephone } from '../../src/telephone/telephone';

afterEach(() => vi.unstubAllGlobals());

it('shows_dots_for_keys_and_never_a_digit_and_sends_each_key_once', async () => {
  const posted: unknown[] = [];
  const state = { call: 'answered', transport: 'both', agentEar: { tonesHeard: 0, eventsReceived: 0, levelDb: -30 }, keysSent: 7 };
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (init.method === 'POST') {
      posted.push([path, JSON.parse(String(init.body))]);
    }

    return Response.json(state);
  });
  const telephone = new Telephone();
  document.body.replaceChildren(telephone);
  await vi.waitFor(() => expect(telephone.renderRoot.querySelector('.dots')?.textContent).toBe('•••••••'));
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '5' }));
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '5', repeat: true }));
  await vi.waitFor(() => expect(posted).toEqual([['/api/press', { key: '5', durationMs: 120 }]]));
  expect(telephone.renderRoot.querySelector('.screen')?.textContent).not.toMatch(/5/);
  telephone.remove();
});
