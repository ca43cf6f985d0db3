import type { ReactNode } from 'react';

/** Stands in a text for what is not text, such as an instant with its zone on hover. */
export const SLOT = '\u0000';

/** A translated text with something in the place of `SLOT`, wherever the language puts it. */
export function TextAround({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const [before, after] = text.split(SLOT);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
