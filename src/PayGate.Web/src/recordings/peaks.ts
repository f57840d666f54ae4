/** The largest magnitude in each of `bins` equal parts, 0 to 1. */
export function peaks(samples: Float32Array, bins: number): readonly number[] {
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * samples.length) / bins);
    const to = Math.max(from + 1, Math.floor(((bin + 1) * samples.length) / bins));
    let peak = 0;
    for (let at = from; at < to && at < samples.length; at++) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }

    return Math.min(1, peak);
  });
}
