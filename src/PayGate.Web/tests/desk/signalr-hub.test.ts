import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { HubListener } from '../../src/desk/hub';
import { SignalRHub, waitBefore } from '../../src/desk/signalr-hub';

describe('signalr_hub', () => {
  let server: Server | undefined;

  afterEach(() => server?.close());

  async function told(status: number): Promise<string> {
    server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve));
    const hub = new SignalRHub(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hubs/capture`);
    const first = await new Promise<string>(resolve => {
      const listener: HubListener = {
        connected: () => resolve('connected'),
        lost: () => resolve('lost'),
        refused: () => resolve('refused'),
        callChanged: () => undefined,
        captureChanged: () => undefined,
      };
      hub.open(listener);
    });
    hub.close();
    return first;
  }

  it.each([
    [401, 'refused'],
    [403, 'refused'],
    [500, 'lost'],
    [503, 'lost'],
  ])('a_server_that_answers_%i_means_%s', async (status, first) => {
    expect(await told(status)).toBe(first);
  });

  it('there_is_always_another_try_and_it_never_waits_longer_than_five_seconds', () => {
    const waits = Array.from({ length: 50 }, (_, retry) => waitBefore(retry));
    expect(waits[0]).toBe(0);
    expect(Math.max(...waits)).toBe(5000);
    expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true);
  });
});
