import type { typed as en } from '../en/typed.js';
import type { Translated } from '../shape.js';

export const typed: Translated<typeof en> = {
  changed: 'Jemand hat das geändert, während Sie schrieben. Speichern setzt Ihres an diese Stelle. Jetzt steht dort:',
  takeTheirs: 'Das übernehmen',
  back: 'Das haben Sie früher getippt; es ist noch nicht gespeichert.',
  forget: 'Verwerfen',
  changedTo: 'Inzwischen geändert in:',
};
