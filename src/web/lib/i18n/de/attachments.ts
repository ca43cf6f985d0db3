import type { attachments as en } from '../en/attachments.js';
import type { Translated } from '../shape.js';

export const attachments: Translated<typeof en> = {
  label: 'Dateien',
  attach: 'Dateien anhängen',
  hint: 'oder hier ablegen, oder ein Bild einfügen',
  sending: '{{name}} wird gesendet',
  stop: 'Senden von {{name}} abbrechen',
  remove: '{{name}} entfernen',
  mismatch: 'der Inhalt ist nicht, was der Name sagt',
  broken: 'nicht angekommen: die Verbindung ist abgebrochen',
  tooLarge: 'zu groß: höchstens {{limit}}',
  tooManyWaiting: 'zu viele Ihrer Dateien warten: senden oder entfernen Sie zuerst einige',
  empty: 'die Datei ist leer',
  leftOut_one: '{{count}} Datei wurde ausgelassen: eine Nachricht nimmt {{most}}.',
  leftOut_other: '{{count}} Dateien wurden ausgelassen: eine Nachricht nimmt {{most}}.',
  wait: 'Warten Sie, bis die Dateien angekommen sind',
  mend: 'Versuchen Sie die nicht angekommenen Dateien noch einmal, oder entfernen Sie sie',
};
