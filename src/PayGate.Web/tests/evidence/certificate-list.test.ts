// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import '../../src/evidence/certificate-list';
import type { CertificateList } from '../../src/evidence/certificate-list';
import type { CertificateView } from '../../src/evidence/contracts';

const one: CertificateView = {
  capture: 'cap_01',
  call: 'call_01',
  issuedAt: '2026-03-01T12:00:00Z',
  outcome: 'succeeded',
  verdict: 'verified',
  reason: 'none',
  verifiedMilliseconds: 41_240,
  hits: 0,
};

async function show(...certificates: readonly CertificateView[]): Promise<ShadowRoot> {
  const list = document.createElement('paygate-certificate-list') as CertificateList;
  list.certificates = certificates;
  document.body.append(list);
  await list.updateComplete;
  return list.shadowRoot!;
}

describe('certificate list', () => {
  it('offers_the_signed_file_of_each', async () => {
    const root = await show(one, { ...one, capture: 'cap_02', verdict: 'leakFound', hits: 2 });
    expect([...root.querySelectorAll('a')].map(link => link.getAttribute('href'))).toEqual([
      '/api/certificates/cap_01',
      '/api/certificates/cap_02',
    ]);
    expect([...root.querySelectorAll('paygate-chip')].map(chip => chip.getAttribute('tone'))).toEqual(['good', 'bad']);
    expect(root.querySelector('paygate-chip')?.textContent).toContain('41,2');
  });

  it('says_when_there_are_none', async () => {
    expect((await show()).querySelector('.hint')?.textContent).not.toBe('');
  });
});
