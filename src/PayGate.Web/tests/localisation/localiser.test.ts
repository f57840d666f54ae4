// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { Localiser } from '../../src/localisation/localiser';

describe('localiser', () => {
  beforeEach(() => localStorage.clear());

  it('speaks_Italian_until_somebody_chooses', () => {
    expect(new Localiser(localStorage).language).toBe('it');
    expect(document.documentElement.lang).toBe('it');
  });

  it('remembers_the_choice_on_this_machine_and_marks_the_page', () => {
    new Localiser(localStorage).choose('en');
    expect(new Localiser(localStorage).language).toBe('en');
    expect(document.documentElement.lang).toBe('en');
  });

  it('tells_the_page_when_the_language_changes', () => {
    const localiser = new Localiser(localStorage);
    let changes = 0;
    localiser.addEventListener('change', () => changes++);
    localiser.choose('en');
    expect(changes).toBe(1);
  });

  it('takes_the_language_of_the_account_only_when_nothing_was_chosen', () => {
    const fresh = new Localiser(localStorage);
    fresh.suggest('en');
    expect(fresh.language).toBe('en');
    fresh.choose('it');
    fresh.suggest('en');
    expect(fresh.language).toBe('it');
  });

  it('ignores_languages_it_does_not_speak', () => {
    localStorage.setItem('paygate.language', 'xx');
    const localiser = new Localiser(localStorage);
    localiser.suggest('fr');
    expect(localiser.language).toBe('it');
  });
});
