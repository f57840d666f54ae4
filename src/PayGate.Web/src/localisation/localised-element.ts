import { LitElement } from 'lit';
import type { MessageKey } from './catalogue';
import type { Formatter } from './formatter';
import { localiser } from './localiser';
import type { Parameters } from './message';

/** A component that speaks the language of the page and is drawn again when it changes. */
export abstract class LocalisedElement extends LitElement {
  private readonly redraw = (): void => this.requestUpdate();

  protected get words(): Formatter {
    return localiser.formatter;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    localiser.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    localiser.removeEventListener('change', this.redraw);
    super.disconnectedCallback();
  }

  protected t(key: MessageKey, parameters?: Parameters): string {
    return this.words.text(key, parameters);
  }
}
