/** Languages. English is built in; another one is fetched before the first paint of a page in it. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../stored.js';
import { en } from './en/index.js';

export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

const wanted = (): Language => {
  const chosen = readStored('language');
  if (chosen === 'en' || chosen === 'de') return chosen;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
};

async function fetchLanguage(language: Language): Promise<void> {
  if (language === 'en' || i18next.hasResourceBundle(language, 'translation')) return;
  const { de } = await import('./de/index.js');
  i18next.addResourceBundle(language, 'translation', de);
}

/** Resolves when the texts of the wanted language are there. */
export async function startI18n(): Promise<void> {
  const language = wanted();
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en } },
    lng: 'en',
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await fetchLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function setLanguage(language: Language): Promise<void> {
  await fetchLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  writeStored('language', language);
}
