import { describe, expect, it } from 'vitest';
import { catalogues, type MessageKey } from '../src/localisation/catalogue';

const sources = import.meta.glob<string>('../src/**/*.ts', { query: '?raw', import: 'default', eager: true });
const styles = import.meta.glob<string>('../src/styles/*.css', { query: '?raw', import: 'default', eager: true });
const files = Object.entries(sources);

/** Keys that the code puts together from a prefix and a code of the server or a state. */
const built =
  /^(audit|brand|calls|certificate\.reason|chain|grant\.reason|guidance|keys|player|preferences\.theme|quarantine|recording|recordings\.filter|refusal|span|telephone|transport)\./;

describe('house', () => {
  it.each(files)('%s_is_short', (_, text) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(300);
  });

  it.each(files)('%s_has_at_most_one_component', (_, text) => {
    expect(text.match(/@customElement\(/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });

  it.each(files)('%s_keeps_the_content_security_policy', (_, text) => {
    expect(text).not.toMatch(/\sstyle=|styleMap|innerHTML|unsafeHTML|unsafeCSS|eval\(|['"`](data|blob):|https?:\/\//);
  });

  it.each(files)('%s_has_no_words_of_its_own', (_, text) => {
    const templates = [...text.matchAll(/>([^<>`${}]*[A-Za-zÀ-ú]{3,}[^<>`${}]*)<\//g)].map(match => match[1]?.trim());
    expect(templates.filter(each => each !== 'PayGate')).toEqual([]);
  });

  it('colours_stand_in_the_tokens_alone', () => {
    const named = ['brand-mark.ts', 'welcome.ts', 'token-card.ts'];
    const others = files.filter(([path]) => !named.some(name => path.endsWith(name)));
    expect(others.filter(([, text]) => /#[0-9a-f]{3,8}\b['";\s]/i.test(text)).map(([path]) => path)).toEqual([]);
    expect(Object.keys(styles)).toHaveLength(2);
  });

  it('every_text_is_used', () => {
    const all = files.map(([, text]) => text).join('\n');
    const unused = (Object.keys(catalogues.it) as MessageKey[]).filter(key => !built.test(key) && !all.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});
