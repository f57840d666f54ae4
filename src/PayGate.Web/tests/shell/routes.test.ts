// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { routeFor } from '../../src/shell/routes';

describe('routes', () => {
  it.each([
    ['/desk', ['agent'], '/desk'],
    ['/desk/', ['agent'], '/desk'],
    ['/', ['qa'], '/recordings'],
    ['/desk', ['qa'], '/recordings'],
    ['/evidence', ['agent', 'assessor'], '/evidence'],
    ['/nowhere', ['assessor'], '/evidence'],
    ['/desk', [], '/'],
    ['/', [], '/'],
  ] as const)('%s_for_%j_shows_%s', (path, roles, shown) => {
    expect(routeFor(path, roles).path).toBe(shown);
  });
});
