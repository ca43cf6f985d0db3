/**
 * Languages. The English texts of the sign-in are built in; all others, and other languages, are fetched
 * before the first paint of a page that needs them.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../stored.js';
import { first } from './en/first.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const wanted = (): Language => {
  const chosen = readStored('language');
  if (chosen === 'en' || chosen === 'de') return chosen;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
};

const FETCH: Readonly<Record<Language, () => Promise<object>>> = {
  en: () => import('./en/index.js').then(({ en }) => en),
  de: () => import('./de/index.js').then(({ de }) => de),
};
const whole = new Set<string>();

async function fetchLanguage(language: Language): Promise<void> {
  if (whole.has(language)) return;
  i18next.addResourceBundle(language, 'translation', await FETCH[language](), true, true);
  whole.add(language);
}

/** Resolves when every text of the viewer's language is there: pages behind the sign-in wait for it. */
export const allTexts = (): Promise<void> => fetchLanguage(i18next.language as Language);

/** Resolves when the texts of the wanted language are there. */
export async function startI18n(): Promise<void> {
  const language = wanted();
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: first } },
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  if (language !== 'en') await fetchLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function setLanguage(language: Language): Promise<void> {
  await fetchLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  writeStored('language', language);
}
