import { describe, expect, it } from 'vitest';
import { readWav } from '../../src/recordings/wav';

interface Shape {
  readonly tag?: number;
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  readonly before?: readonly number[];
  readonly claimed?: number;
}

function text(value: string): number[] {
  return [...value].map(letter => letter.charCodeAt(0));
}

function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256);
}

function wav(data: readonly number[], { tag = 1, channels = 1, rate = 8000, bits = 16, before = [], claimed }: Shape = {}): ArrayBuffer {
  const format = [...little(tag, 2), ...little(channels, 2), ...little(rate, 4), ...little(0, 4), ...little(0, 2), ...little(bits, 2)];
  const body = [
    ...text('WAVEfmt '),
    ...little(16, 4),
    ...format,
    ...before,
    ...text('data'),
    ...little(claimed ?? data.length, 4),
    ...data,
  ];
  return new Uint8Array([...text('RIFF'), ...little(body.length, 4), ...body]).buffer;
}

describe('wav', () => {
  it('reads_16_bit_samples_channel_by_channel', () => {
    const sound = readWav(wav([0x00, 0x40, 0x00, 0xc0, 0xff, 0x7f, 0x00, 0x80], { channels: 2 }));
    expect(sound.sampleRate).toBe(8000);
    expect(sound.channels.map(samples => [...samples])).toEqual([
      [0.5, 32767 / 32768],
      [-0.5, -1],
    ]);
  });

  it('skips_other_chunks_and_their_padding', () => {
    const odd = [...text('LIST'), ...little(3, 4), 1, 2, 3, 0];
    expect([...(readWav(wav([0x00, 0x40], { before: odd })).channels[0] ?? [])]).toEqual([0.5]);
  });

  it('a_size_larger_than_the_file_reads_what_is_there', () => {
    expect(readWav(wav([0x00, 0x40, 0x00, 0x40], { claimed: 0xffffffff })).channels[0]).toHaveLength(2);
  });

  it.each([
    ['A-law', 6, 0xd5, 8 / 32768],
    ['A-law', 6, 0x2a, -32256 / 32768],
    ['mu-law', 7, 0xff, 0],
    ['mu-law', 7, 0x80, 32124 / 32768],
    ['mu-law', 7, 0x00, -32124 / 32768],
  ])('%s_%i_code_%i_is_%f', (_, tag, code, level) => {
    expect(readWav(wav([code], { tag, bits: 8 })).channels[0]?.[0]).toBe(Math.fround(level));
  });

  it.each([
    ['Not a WAVE file.', new ArrayBuffer(0)],
    ['Not a WAVE file.', new Uint8Array(text('RIFX0000WAVE')).buffer],
    ['The WAVE file has no format.', new Uint8Array(text('RIFF0000WAVE')).buffer],
    ['The WAVE file has no sound.', wav([]).slice(0, 36)],
    ['The WAVE format is neither 16-bit PCM nor G.711.', wav([1, 2, 3], { bits: 24 })],
    ['The WAVE format has no channels or no sample rate.', wav([1, 2], { channels: 0 })],
  ])('says_%s', (problem, bytes) => {
    expect(() => readWav(bytes)).toThrow(problem);
  });

  it('never_throws_anything_else_at_whatever_byte_the_file_ends', () => {
    const whole = wav([0x00, 0x40, 0x00, 0x40]);
    for (let length = 0; length < whole.byteLength; length++) {
      try {
        readWav(whole.slice(0, length));
      } catch (error) {
        expect((error as Error).message).toMatch(/WAVE/);
      }
    }
  });
});
