import { newId } from './ids.mjs';

const story = [
  ['consoles', 'SignedIn', 'agent:anna', 'Success', {}],
  ['capture', 'CallAppeared', 'relay', 'Success', { direction: 'Inbound' }],
  ['capture', 'CaptureRequested', 'agent:anna', 'Success', { maskStyle: 'Silence', fields: '3' }],
  ['capture', 'CallSecured', 'relay', 'Success', {}],
  ['capture', 'FieldAsked', 'agent:anna', 'Success', { field: 'CardNumber', asked: '1' }],
  ['capture', 'FieldJudged', 'relay', 'Failed', { field: 'CardNumber', problem: 'ChecksumFailed', failures: '1' }],
  ['capture', 'FieldAsked', 'agent:anna', 'Success', { field: 'CardNumber', asked: '2' }],
  ['capture', 'FieldJudged', 'relay', 'Success', { field: 'CardNumber', problem: 'None', failures: '1' }],
  ['capture', 'CaptureConfirmed', 'agent:anna', 'Success', {}],
  ['vault', 'CardStored', 'vault', 'Success', {}],
  ['capture', 'CaptureEnded', 'relay', 'Success', { outcome: 'Succeeded' }],
  ['capture', 'MaskOpened', 'relay', 'Success', {}],
  ['capture', 'CallEnded', 'relay', 'Success', { reason: 'HungUp' }],
  ['redaction', 'RecordingQueued', 'redaction', 'Success', { captures: '1', orphaned: 'false' }],
  ['redaction', 'RecordingRedacted', 'redaction', 'Success', { spans: '23', speechChecked: 'false' }],
  ['redaction', 'OriginalDestroyed', 'redaction', 'Success', {}],
  ['consoles', 'ListeningRefused', 'qa:bruno', 'Refused', { reason: 'no valid own grant' }],
  ['consoles', 'ListeningGranted', 'qa:bruno', 'Success', { reason: 'Quality' }],
  ['consoles', 'RecordingPlayed', 'qa:bruno', 'Success', { part: 'false' }],
];

/** The trail of four such calls; one chain broken when asked for. */
export class MockAudit {
  broken = false;

  constructor() {
    const counts = {};
    this.events = Array.from({ length: 80 }, (_, index) => {
      const [chain, kind, actor, result, details] = story[index % story.length];
      counts[chain] = (counts[chain] ?? 0) + 1;
      const at = new Date(Date.now() - (80 - index) * 47_000).toISOString();
      return { chain, sequence: counts[chain], at, kind, actor, subject: newId('cap'), result, details };
    }).reverse();
    this.counts = counts;
  }

  certificates() {
    const verdicts = [
      ['verified', 'none', 41_240, 0],
      ['verified', 'none', 63_020, 0],
      ['notVerified', 'relayLost', 0, 0],
      ['leakFound', 'none', 12_400, 1],
    ];
    return verdicts.map(([verdict, reason, verifiedMilliseconds, hits], index) => ({
      capture: newId('cap'),
      call: newId('call'),
      issuedAt: new Date(Date.now() - index * 340_000).toISOString(),
      outcome: index === 0 ? 'succeeded' : 'notProtected',
      verdict,
      reason,
      verifiedMilliseconds,
      hits,
    }));
  }

  page(query) {
    const chain = query.get('chain');
    const from = Number(query.get('from') ?? 0);
    const limit = Number(query.get('limit') ?? 100);
    const events = this.events.filter(event => (!chain || event.chain === chain) && event.sequence >= from);
    return { chains: this.chains(), events: (from > 0 ? events.reverse() : events).slice(0, limit) };
  }

  chains() {
    return Object.entries(this.counts).map(([name, count]) => {
      const broken = this.broken && name === 'redaction';
      return {
        name,
        count,
        state: broken ? 'broken' : 'intact',
        brokenAt: broken ? 5 : null,
        problem: broken ? 'The content or the hash of event 5 is not what was written.' : null,
      };
    });
  }
}
