import './shell/app';
import { applyTheme, currentTheme } from './shell/preferences';

applyTheme(currentTheme());
