/** Sound as samples between -1 and 1, one array per channel. */
export interface Sound {
  readonly sampleRate: number;
  readonly channels: readonly Float32Array<ArrayBuffer>[];
}

const pcm = 1;
const aLaw = 6;
const muLaw = 7;

interface Format {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

/** Reads a RIFF WAVE file of 16-bit PCM, A-law or mu-law (G.711). Throws when it is none; the message names what is wrong. */
export function readWav(bytes: ArrayBuffer): Sound {
  const view = new DataView(bytes);
  if (bytes.byteLength < 12 || chunkName(view, 0) !== 'RIFF' || chunkName(view, 8) !== 'WAVE') {
    throw new Error('Not a WAVE file.');
  }

  let format: Format | null = null;
  for (let at = 12; at + 8 <= bytes.byteLength;) {
    const name = chunkName(view, at);
    const size = Math.min(view.getUint32(at + 4, true), bytes.byteLength - at - 8);
    if (name === 'fmt ' && size >= 16) {
      format = readFormat(view, at + 8);
    } else if (name === 'data' && format !== null) {
      return readSamples(new DataView(bytes, at + 8, size), format);
    }

    at += 8 + size + (size % 2);
  }

  throw new Error(format === null ? 'The WAVE file has no format.' : 'The WAVE file has no sound.');
}

function chunkName(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

function readFormat(view: DataView, at: number): Format {
  return {
    tag: view.getUint16(at, true),
    channels: view.getUint16(at + 2, true),
    sampleRate: view.getUint32(at + 4, true),
    bits: view.getUint16(at + 14, true),
  };
}

function readSamples(data: DataView, format: Format): Sound {
  const sample = decoderFor(format);
  const width = format.bits / 8;
  const frames = Math.floor(data.byteLength / (width * format.channels));
  const channels = Array.from({ length: format.channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let frame = 0; frame < frames; frame++) {
      samples[frame] = sample(data, (frame * format.channels + channel) * width);
    }

    return samples;
  });
  return { sampleRate: format.sampleRate, channels };
}

function decoderFor(format: Format): (data: DataView, at: number) => number {
  if (format.channels === 0 || format.sampleRate === 0) {
    throw new Error('The WAVE format has no channels or no sample rate.');
  }

  if (format.tag === pcm && format.bits === 16) {
    return (data, at) => data.getInt16(at, true) / 32768;
  }

  if (format.tag === aLaw && format.bits === 8) {
    return (data, at) => fromALaw(data.getUint8(at));
  }

  if (format.tag === muLaw && format.bits === 8) {
    return (data, at) => fromMuLaw(data.getUint8(at));
  }

  throw new Error('The WAVE format is neither 16-bit PCM nor G.711.');
}

/** ITU-T G.711, table 1a. */
function fromALaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 15) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return (bits & 0x80 ? magnitude : -magnitude) / 32768;
}

/** ITU-T G.711, table 2a. */
function fromMuLaw(code: number): number {
  const bits = ~code;
  const magnitude = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return (bits & 0x80 ? -magnitude : magnitude) / 32768;
}
