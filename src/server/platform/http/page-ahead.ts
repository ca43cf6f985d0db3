/**
 * What a page will ask for, named in its first answer: a browser then fetches scripts and answers at
 * the same time, where it would otherwise learn of each only from the one before.
 *
 * For `/p/12` and the entry `{ path: '/p/:id', scripts: ['/assets/home.js'], answers: ['/api/v1/things/:id'] }`
 * that is a link to the script, and one to `/api/v1/things/12`.
 */
import { existsSync, readFileSync } from 'node:fs';

export interface PageAhead {
  /** Of the address, with `:names`. */
  readonly path: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Addresses with names from `path`. */
  readonly answers: readonly string[];
}

/** As the build left it; without one no page names anything ahead. */
export const readAhead = (file: string): PageAhead[] => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);

/** A name in an address stands for these alone, so that nothing in a link can end it. */
const NAMED = '([\\w.~-]+)';

/**
 * Link elements for the page at a pathname, empty where none is known. What is about something in
 * the address is asked for only with `known`, when the caller has shown who he is: a stranger is refused it.
 */
export function aheadLinks(pages: readonly PageAhead[]): (pathname: string, known: boolean) => string {
  const compiled = pages.map((page) => ({
    page,
    names: [...page.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string),
    pattern: new RegExp(`^${page.path.replace(/:\w+/g, NAMED)}$`),
  }));
  return (pathname, known) => {
    for (const { page, names, pattern } of compiled) {
      const found = pattern.exec(pathname);
      if (!found) continue;
      const value = new Map(names.map((name, index) => [name, found[index + 1] as string]));
      const answers = page.answers
        .filter((answer) => known || !answer.includes(':'))
        .map((answer) => answer.replace(/:(\w+)/g, (whole, name: string) => value.get(name) ?? whole));
      return [
        ...page.styles.map((href) => `<link rel="preload" as="style" crossorigin href="${href}">`),
        ...page.scripts.map((href) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="${href}">`),
        // As `fetch` asks: with cookies for the own origin.
        ...answers.map((href) => `<link rel="preload" as="fetch" crossorigin href="${href}">`),
      ].join('');
    }
    return '';
  };
}
