import type { satisfaction as en } from '../en/satisfaction.js';
import type { Translated } from '../shape.js';

export const satisfaction: Translated<typeof en> = {
  heading: 'Zufriedenheit',
  question: 'Ist das für Sie gut gelaufen?',
  good: 'Gut',
  notGood: 'Nicht gut',
  noted: 'Notiert. Sie können es bis {{when}} ändern.',
  comment: 'Was lief gut, was nicht?',
  commentReaders: 'Beide IT-Teams lesen das',
  save: 'Bemerkung speichern',
  pageTitle: 'Wie ist es gelaufen?',
  linkOver: 'Dieser Link ist abgelaufen',
  linkOverText: 'Er gilt 30 Tage. Auf dem Ticket selbst können Sie weiterhin sagen, wie es gelaufen ist.',
  stands: 'Das wurde vor mehr als sieben Tagen gesagt und bleibt so.',
  notYet: 'Das Ticket ist wieder offen. Sobald es gelöst ist, können Sie sagen, wie es gelaufen ist.',
  ratedGood: 'sagte, dass es gut gelaufen ist',
  ratedNotGood: 'sagte, dass es nicht gut gelaufen ist',
};
