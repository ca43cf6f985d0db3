/** What every section of a text report is written with. */
import type { Side } from '../../core/replay/report.js';
import type { Ink } from '../ink.js';
import { counted } from '../numbers.js';
import type { ColumnStyle } from '../table.js';
import type { ReplayView } from './view.js';

export const RIGHT: ColumnStyle = { align: 'right' };
export const LEFT: ColumnStyle = {};
export const SHOWN = 8;

export interface Pen extends Ink {
  readonly width: number;
  readonly view: ReplayView;
  readonly team: (side: Side) => string;
  readonly ofParty: (party: string | null, text: string) => string;
}

export type Section = (pen: Pen) => readonly string[];

export const heading = (pen: Pen, title: string, more = ''): string =>
  more === '' ? pen.bold(title) : `${pen.bold(title)}  ${pen.faint(more)}`;

export const more = (pen: Pen, all: number, noun: string): string[] =>
  all > SHOWN ? [pen.faint(`  and ${counted(all - SHOWN, noun)} more`)] : [];
