import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { localiser } from '../localisation/localiser';
import { LocalisedElement } from '../localisation/localised-element';
import { controls } from '../parts/controls';
import '../parts/icon';
import { applyTheme, currentTheme, nextTheme, type Theme } from './preferences';

/** Switches of language and of light or dark, remembered on this machine. */
@customElement('paygate-preference-buttons')
export class PreferenceButtons extends LocalisedElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
        gap: var(--pg-1);
      }

      button {
        padding-inline: 0.55rem;
      }

      @media (width < 720px) {
        .theme {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  @state() private theme: Theme = currentTheme();

  protected override render(): TemplateResult {
    const other = localiser.language === 'it' ? 'en' : 'it';
    return html`
      <button class="quiet" lang=${other} @click=${() => localiser.choose(other)}>
        <paygate-icon name="globe"></paygate-icon>${this.t('preferences.otherLanguage')}
      </button>
      <button class="quiet" title=${this.t('preferences.theme')} @click=${this.changeTheme}>
        <paygate-icon name="contrast"></paygate-icon>
        <span class="hidden-text">${this.t('preferences.theme')}: </span
        ><span class="theme">${this.t(`preferences.theme.${this.theme}`)}</span>
      </button>
    `;
  }

  private changeTheme(): void {
    this.theme = nextTheme(this.theme);
    applyTheme(this.theme);
  }
}
