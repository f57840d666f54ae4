import { newId } from './ids.mjs';

const sampleRate = 8000;
const seconds = 96;

const keys = [31, 32.1, 33.3, 34.2, 35.6, 36.4, 37.5, 38.3, 46, 47.1, 48, 48.9, 58, 59.2, 60.1];
const spans = keys.map(at => ({ fromMs: at * 1000, toMs: at * 1000 + 420, kind: 'maskedKey' }));

/** Recordings in every state. */
export function recordings() {
  const make = (state, minutes, more = {}) => ({
    id: newId('rec'),
    callId: newId('call'),
    startedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
    durationMs: seconds * 1000,
    state,
    reason: null,
    speechChecked: true,
    spans: [],
    ...more,
  });
  return [
    make('working', 1, { durationMs: null }),
    make('queued', 3, { durationMs: null }),
    make('released', 12, { spans, speechChecked: false }),
    make('released', 58, { spans: spans.slice(3), durationMs: 245_000 }),
    make('quarantined', 75, { reason: 'speechNotChecked', speechChecked: false, durationMs: 61_000 }),
    make('quarantined', 190, { reason: 'Unreadable' }),
    make('released', 260, { durationMs: 412_000 }),
  ];
}

/** Two channels of made-up speech, silent in the masked spans. */
export function wav() {
  const frames = seconds * sampleRate;
  const data = Buffer.alloc(frames * 4);
  for (let frame = 0; frame < frames; frame++) {
    const at = frame / sampleRate;
    const masked = spans.some(span => at * 1000 >= span.fromMs && at * 1000 < span.toMs);
    data.writeInt16LE(masked ? 0 : voice(at, 0.7, 3), frame * 4);
    data.writeInt16LE(voice(at, 0.55, 11), frame * 4 + 2);
  }

  return Buffer.concat([header(data.length), data]);
}

function voice(at, loudness, seed) {
  const talking = Math.sin(at * 0.23 + seed) + Math.sin(at * 0.071 * seed) > 0.2 ? 1 : 0.015;
  const syllable = 0.35 + 0.65 * Math.abs(Math.sin(at * 7.3 + seed) * Math.sin(at * 2.1));
  return Math.round(loudness * talking * syllable * 14_000 * Math.sin(at * 2 * Math.PI * (130 + seed * 9 + 20 * Math.sin(at * 3))));
}

function header(size) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + size, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(size, 40);
  return head;
}
