import { expect, it } from 'vitest';
import { pressLength } from '../../src/telephone/press-length';

it.each([
  [0, 120, 120],
  [100, 110, 60],
  [0, 90_000, 2000],
  [50, 20, 60],
])('a_key_held_from_%i_to_%i_lasts_%i_ms', (down, up, length) => {
  expect(pressLength(down, up)).toBe(length);
});
