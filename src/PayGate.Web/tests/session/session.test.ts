import { describe, expect, it } from 'vitest';
import { Http } from '../../src/api/http';
import { Session } from '../../src/session/session';

const anna = { user: 'anna', displayName: 'Anna', roles: ['agent'], tenant: 'acme', language: 'it' };

function session(...answers: readonly Response[]): Session {
  const left = [...answers];
  return new Session(new Http(async () => left.shift() ?? new Response(null, { status: 500 })));
}

describe('session', () => {
  it('nobody_is_signed_in_when_the_server_says_401', async () => {
    const one = session(new Response(null, { status: 401 }));
    expect(await one.read()).toBeNull();
    expect(one.account).toBeNull();
  });

  it('a_server_that_fails_signs_nobody_out', async () => {
    const one = session(Response.json(anna), new Response(null, { status: 503 }));
    await one.read();
    await expect(one.read()).rejects.toThrow();
    expect(one.account).toEqual(anna);
  });

  it('tells_the_page_of_sign_in_and_sign_out', async () => {
    const one = session(Response.json(anna), new Response(null, { status: 204 }));
    const seen: (string | undefined)[] = [];
    one.addEventListener('change', () => seen.push(one.account?.user));
    await one.signIn('anna', 'x');
    expect(one.has('agent')).toBe(true);
    expect(one.has('qa')).toBe(false);
    await one.signOut();
    expect(seen).toEqual(['anna', undefined]);
  });
});
