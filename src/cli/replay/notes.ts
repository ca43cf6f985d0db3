/** What a reader should know about a file that was read: values without a place, columns of one name, odd times. */
import type { Receipt } from '../../formats/history/receipt.js';
import { cut } from '../ink.js';
import { counted } from '../numbers.js';

const SHOWN = 12;

const BECAME = {
  refused: 'refused',
  ignored: 'ignored',
  'not known': 'taken as not known',
  'the default': 'taken as the default',
} as const;

export const fileNotes = ({ notes }: Receipt): readonly string[] => [
  ...notes.unlisted
    .slice(0, SHOWN)
    .map((one) => `${one.field} "${cut(one.value, 40)}" is not in the table: ${counted(one.count, 'row')} ${BECAME[one.became]}`),
  ...(notes.unlisted.length > SHOWN ? [`and ${counted(notes.unlisted.length - SHOWN, 'value')} more that no table has`] : []),
  ...notes.duplicateColumns.map(
    ({ name, places }) => `column "${name}" stands at ${places.map((place) => `#${place}`).join(' and ')}; by name the first is read`,
  ),
  ...(notes.orderContradicted > 0
    ? [`${counted(notes.orderContradicted, 'change')} ordered one way by time and the other way by the order column; time holds`]
    : []),
  ...(notes.outOfOrder > 0 ? [`${counted(notes.outOfOrder, 'change')} stood out of order`] : []),
  ...(notes.changedBeforeCreation > 0
    ? [`${counted(notes.changedBeforeCreation, 'ticket')} changed before creation; taken as created at the first change`]
    : []),
  ...(notes.scatteredTickets > 0 ? [`rows of ${counted(notes.scatteredTickets, 'ticket')} do not stand together`] : []),
  ...(notes.undatedWaits > 0
    ? [`${counted(notes.undatedWaits, 'ticket')} waiting since an instant that is not recorded; the clocks run`]
    : []),
];
