import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LocalisedElement } from '../localisation/localised-element';
import { message, type Message } from '../localisation/message';
import '../parts/chip';
import { controls } from '../parts/controls';
import '../parts/icon';
import type { IconName } from '../parts/icons';
import type { Tone } from '../parts/tone';
import type { CertificateView } from './contracts';

const looks: Readonly<Record<CertificateView['verdict'], readonly [Tone, IconName]>> = {
  verified: ['good', 'shieldCheck'],
  notVerified: ['warn', 'alert'],
  leakFound: ['bad', 'stop'],
};

/** The newest capture certificates: what was verified, and the signed file. */
@customElement('paygate-certificate-list')
export class CertificateList extends LocalisedElement {
  static override styles = [
    controls,
    css`
      ul {
        display: grid;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: minmax(9rem, auto) minmax(11rem, auto) minmax(0, 1fr) auto;
        gap: var(--pg-2) var(--pg-4);
        align-items: center;
        padding: var(--pg-2) 0;
        border-block-end: 1px solid var(--pg-line);
      }

      li:last-child {
        border-block-end: 0;
      }

      time {
        color: var(--pg-muted);
        font-size: var(--pg-size-s);
      }

      paygate-chip {
        justify-self: start;
      }

      a {
        color: var(--pg-info);
        font-weight: 550;
      }

      code {
        color: var(--pg-muted);
        font: 500 var(--pg-size-s) / 1.3 var(--pg-mono);
        overflow-wrap: anywhere;
      }

      @media (max-width: 45rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) certificates: readonly CertificateView[] = [];

  protected override render(): TemplateResult {
    return this.certificates.length === 0
      ? html`<p class="hint">${this.t('certificates.none')}</p>`
      : html`<ul>
          ${this.certificates.map(each => this.renderOne(each))}
        </ul>`;
  }

  private renderOne(certificate: CertificateView): TemplateResult {
    const [tone, icon] = looks[certificate.verdict];
    return html`<li>
      <time datetime=${certificate.issuedAt}>${this.words.dateTime(new Date(certificate.issuedAt))}</time>
      <paygate-chip tone=${tone} icon=${icon}>${this.words.say(verdictMessage(certificate))}</paygate-chip>
      <code>${certificate.capture}</code>
      <a href="/api/certificates/${certificate.capture}" download>${this.t('certificates.download')}</a>
    </li>`;
  }
}

/** The verdict with its figures. */
export function verdictMessage(certificate: CertificateView): Message {
  const seconds = Math.round(certificate.verifiedMilliseconds / 100) / 10;
  switch (certificate.verdict) {
    case 'verified':
      return message('certificates.verified', { seconds });
    case 'leakFound':
      return message('certificate.leakFound', { count: certificate.hits });
    case 'notVerified':
      return message(`certificate.reason.${certificate.reason}`);
  }
}
