import { languages, type Language } from './catalogue';
import { Formatter } from './formatter';

const storageKey = 'paygate.language';

/** The language of the page: Italian until somebody chooses, and the choice is remembered on this machine. */
export class Localiser extends EventTarget {
  private readonly storage: Storage;
  private current: Formatter;

  constructor(storage: Storage) {
    super();
    this.storage = storage;
    this.current = new Formatter(this.remembered() ?? 'it');
    this.mark();
  }

  get formatter(): Formatter {
    return this.current;
  }

  get language(): Language {
    return this.current.language;
  }

  choose(language: Language): void {
    this.storage.setItem(storageKey, language);
    this.apply(language);
  }

  /** The language of the account; gives way to what was chosen on this machine. */
  suggest(language: string): void {
    const known = languages.find(each => each === language);
    if (known !== undefined && this.remembered() === undefined) {
      this.apply(known);
    }
  }

  private apply(language: Language): void {
    this.current = new Formatter(language);
    this.mark();
    this.dispatchEvent(new Event('change'));
  }

  private remembered(): Language | undefined {
    const stored = this.storage.getItem(storageKey);
    return languages.find(each => each === stored);
  }

  private mark(): void {
    document.documentElement.lang = this.language;
  }
}

export const localiser = new Localiser(localStorage);
