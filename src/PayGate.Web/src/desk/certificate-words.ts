import { message } from '../localisation/message';
import type { CaptureSnapshot } from './contracts';
import { line, type Line } from './line';

/** What the relay's own verification of an ended capture came to; null while there is nothing to say. */
export function certificateLine(capture: CaptureSnapshot): Line | null {
  const { certificate } = capture;
  if (capture.state !== 'ended' || capture.endedAt === null) {
    return null;
  }

  if (certificate === null) {
    return line(message('certificate.pending'), 'plain', 'clock');
  }

  const seconds = Math.round(certificate.verifiedMilliseconds / 100) / 10;
  switch (certificate.verdict) {
    case 'verified':
      return line(message('certificate.verified', { seconds, count: certificate.hits }), 'good', 'shieldCheck');
    case 'leakFound':
      return line(message('certificate.leakFound', { count: certificate.hits }), 'bad', 'stop');
    case 'notVerified':
      return line(message('certificate.notVerified', { reason: message(`certificate.reason.${certificate.reason}`) }), 'warn', 'alert');
  }
}
