export type Theme = 'auto' | 'light' | 'dark';

const themeKey = 'paygate.theme';
const themes: readonly Theme[] = ['auto', 'light', 'dark'];

export function currentTheme(): Theme {
  const stored = localStorage.getItem(themeKey);
  return themes.find(each => each === stored) ?? 'auto';
}

/** `auto` follows the system. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem(themeKey, theme);
  if (theme === 'auto') {
    delete document.documentElement.dataset['theme'];
  } else {
    document.documentElement.dataset['theme'] = theme;
  }
}

export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
}
