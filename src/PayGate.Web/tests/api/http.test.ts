import { describe, expect, it } from 'vitest';
import { Http } from '../../src/api/http';
import { ApiProblem } from '../../src/api/problem';

function answering(response: () => Response): { http: Http; sent: RequestInit[] } {
  const sent: RequestInit[] = [];
  const http = new Http(async (_, init) => {
    sent.push(init ?? {});
    return response();
  });
  return { http, sent };
}

describe('http', () => {
  it('every_changing_call_carries_the_header_that_a_foreign_page_cannot_send', async () => {
    const { http, sent } = answering(() => Response.json({}));
    await http.post('/api/x', { a: 1 });
    await http.delete('/api/x');
    await http.get('/api/x');
    expect(sent.map(init => new Headers(init.headers).get('X-PayGate'))).toEqual(['1', '1', null]);
    expect(sent.every(init => init.credentials === 'same-origin' && init.cache === 'no-store')).toBe(true);
  });

  it('a_refusal_is_a_problem_with_the_status_and_nothing_else', async () => {
    const { http } = answering(() => Response.json({ detail: 'not to be shown' }, { status: 403 }));
    const problem = await http.get('/api/x').catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(ApiProblem.codeOf(problem)).toBe(403);
    expect((problem as Error).message).not.toContain('not to be shown');
  });

  it('no_answer_is_status_0', async () => {
    const http = new Http(() => Promise.reject(new TypeError('offline')));
    expect(ApiProblem.codeOf(await http.get('/api/x').catch((error: unknown) => error))).toBe(0);
  });

  it('an_answer_without_a_body_is_no_trouble', async () => {
    const { http } = answering(() => new Response(null, { status: 204 }));
    expect(await http.post('/api/x', {})).toBeUndefined();
  });
});
