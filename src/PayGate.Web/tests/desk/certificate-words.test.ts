import { describe, expect, it } from 'vitest';
import { certificateLine } from '../../src/desk/certificate-words';
import { certificateReasons, type CertificateSummary } from '../../src/desk/contracts';
import { Formatter } from '../../src/localisation/formatter';
import { capture } from './samples';

const formatters = [new Formatter('it'), new Formatter('en')] as const;

function say(certificate: CertificateSummary | null): readonly (string | undefined)[] {
  const line = certificateLine(capture({ state: 'ended', outcome: 'succeeded', endedAt: '2026-03-01T12:00:00Z', certificate }));
  return [line?.tone, ...formatters.map(words => (line === null ? undefined : words.say(line.message)))];
}

describe('certificate words', () => {
  it('says_nothing_before_the_end', () => {
    expect(certificateLine(capture())).toBeNull();
  });

  it.each([
    [null, ['plain', 'Certificato di cattura in preparazione', 'Capture certificate in preparation']],
    [
      { verdict: 'verified', reason: 'none', verifiedMilliseconds: 41_240, hits: 0 },
      ['good', 'Verificato: 41,2 s ascoltati, 0 tasti', 'Verified: 41.2 s listened to, 0 keys'],
    ],
    [
      { verdict: 'leakFound', reason: 'none', verifiedMilliseconds: 9000, hits: 1 },
      ['bad', 'ALLARME: 1 tasto sentito dietro la protezione', 'ALARM: 1 key heard behind the protection'],
    ],
    [
      { verdict: 'notVerified', reason: 'relayLost', verifiedMilliseconds: 0, hits: 0 },
      ['warn', 'Non verificato: il relay non ha risposto', 'Not verified: the relay did not report'],
    ],
  ] as const)('%o', (certificate, expected) => {
    expect(say(certificate)).toEqual(expected);
  });

  it.each(certificateReasons)('%s_has_words', reason => {
    expect(say({ verdict: 'notVerified', reason, verifiedMilliseconds: 0, hits: 0 })[1]).not.toContain('{');
  });
});
