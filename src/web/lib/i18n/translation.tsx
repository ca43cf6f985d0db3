/**
 * The texts, for every component. One subscription at the top instead of one in each: a list of forty
 * rows asks for texts three hundred times, and the library's own hook copies itself on each.
 */
import type { i18n, TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation as useSubscription } from 'react-i18next';

interface Translation {
  readonly t: TFunction;
  readonly i18n: i18n;
  readonly language: string;
}

const TranslationContext = createContext<Translation | null>(null);

export function TranslationProvider({ children }: { readonly children: ReactNode }) {
  const { t, i18n } = useSubscription();
  const { language } = i18n;
  const value = useMemo(() => ({ t, i18n, language }), [t, i18n, language]);
  return <TranslationContext.Provider value={value}>{children}</TranslationContext.Provider>;
}

export function useTranslation(): Translation {
  const found = useContext(TranslationContext);
  if (!found) throw new Error('useTranslation stands below TranslationProvider');
  return found;
}
