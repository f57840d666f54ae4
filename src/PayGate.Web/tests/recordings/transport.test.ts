import { describe, expect, it } from 'vitest';
import { jumpFor } from '../../src/recordings/transport';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('transport', () => {
  it.each([
    ['ArrowRight', 10, 15],
    ['ArrowLeft', 10, 5],
    ['ArrowLeft', 3, 0],
    ['ArrowRight', 58, 60],
    ['Home', 10, 0],
    ['End', 10, 60],
    ['a', 10, null],
  ])('%s_at_%i_goes_to_%s', (key, position, target) => {
    expect(jumpFor({ ...plain, key }, position, 60)).toBe(target);
  });

  it('shift_is_finer', () => {
    expect(jumpFor({ ...plain, key: 'ArrowRight', shiftKey: true }, 10, 60)).toBe(11);
  });

  it.each(['altKey', 'ctrlKey', 'metaKey'])('%s_leaves_the_key_to_the_browser', modifier => {
    expect(jumpFor({ ...plain, key: 'ArrowLeft', [modifier]: true }, 10, 60)).toBeNull();
  });
});
