import { catalogues, type Language, type MessageKey } from './catalogue';
import type { Message, Parameters } from './message';

const locales: Readonly<Record<Language, string>> = { it: 'it-IT', en: 'en-GB' };

/** Turns messages, numbers and times into the words of one language. */
export class Formatter {
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly clocks: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;
  private readonly decimalMark: string;

  constructor(readonly language: Language) {
    const locale = locales[language];
    this.plurals = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.decimalMark = this.numbers.formatToParts(0.5).find(part => part.type === 'decimal')?.value ?? '.';
    this.clocks = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    this.days = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
  }

  /** The words of a message; its plural follows the parameter `count`. */
  text(key: MessageKey, parameters: Parameters = {}): string {
    const entry = catalogues[this.language][key];
    const pattern = typeof entry === 'string' ? entry : entry[this.category(parameters['count'])];
    return pattern.replace(/\{(\w+)\}/g, (_, name: string) => this.value(parameters[name] ?? ''));
  }

  /** The words of a message; `more` fills in what only the place knows where it is said. */
  say(message: Message, more: Parameters = {}): string {
    return this.text(message.key, { ...message.parameters, ...more });
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** Hours, minutes and seconds of the day. */
  time(at: Date): string {
    return this.clocks.format(at);
  }

  /** dd/MM/yyyy in both languages. */
  date(at: Date): string {
    return this.days.format(at);
  }

  /** A place in a recording to the tenth of a second, m:ss.s. */
  place(milliseconds: number): string {
    const tenths = Math.floor((milliseconds % 1000) / 100);
    return `${clockDuration(milliseconds)}${this.decimalMark}${tenths}`;
  }

  dateTime(at: Date): string {
    return `${this.date(at)} ${this.time(at)}`;
  }

  private category(count: unknown): 'one' | 'other' {
    return typeof count === 'number' && this.plurals.select(count) === 'one' ? 'one' : 'other';
  }

  private value(value: string | number | Date | Message): string {
    if (typeof value === 'string') {
      return value;
    }

    if (typeof value === 'number') {
      return this.number(value);
    }

    return value instanceof Date ? this.time(value) : this.say(value);
  }
}

/** m:ss, or h:mm:ss from an hour on; the same in every language. */
export function clockDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}
