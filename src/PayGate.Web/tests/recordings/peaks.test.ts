import { describe, expect, it } from 'vitest';
import { peaks } from '../../src/recordings/peaks';

describe('peaks', () => {
  it('each_part_has_its_largest_magnitude', () => {
    expect(peaks(new Float32Array([0, 0.5, -0.75, 0, 0, 0, 0.25, -1]), 4)).toEqual([0.5, 0.75, 0, 1]);
  });

  it('no_sample_falls_between_the_parts', () => {
    for (let at = 0; at < 97; at++) {
      const samples = new Float32Array(97);
      samples[at] = -1;
      expect(Math.max(...peaks(samples, 10))).toBe(1);
    }
  });

  it('more_parts_than_samples_and_no_samples_at_all_are_no_trouble', () => {
    expect(peaks(new Float32Array([0.5]), 3)).toEqual([0.5, 0.5, 0.5]);
    expect(peaks(new Float32Array(0), 2)).toEqual([0, 0]);
  });
});
