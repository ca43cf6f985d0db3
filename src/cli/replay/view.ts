/** What both faces of a replay report, terminal and HTML, are made from. */
import type { Agreement } from '../../core/agreement/agreement.js';
import type { PartyId } from '../../core/ids.js';
import { KPIS } from '../../core/kpi/definitions.js';
import type { KpiUnit } from '../../core/kpi/figure.js';
import type { ClockLine, ReplayReport, Side } from '../../core/replay/report.js';
import type { Misfit } from '../../formats/history/fit.js';
import type { Receipt } from '../../formats/history/receipt.js';
import { count, hours, percent } from '../numbers.js';

export interface ReplayView {
  readonly report: ReplayReport;
  readonly receipt: Receipt;
  readonly misfits: readonly Misfit[];
  readonly agreement: Agreement;
}

/** The internal party is 0, providers follow in the order of the agreement; -1 for nobody and for strangers. */
export const partyIndex = ({ agreement }: ReplayView): ((party: PartyId | null) => number) => {
  const order = [...agreement.parties].sort((a, b) => Number(b.kind === 'internal') - Number(a.kind === 'internal')).map(({ id }) => id);
  return (party) => (party === null ? -1 : order.indexOf(party));
};

export const partyName = ({ agreement }: ReplayView, id: PartyId | null): string =>
  agreement.parties.find((party) => party.id === id)?.name ?? (id === null || id === '' ? 'nobody' : id);

export const sideName = (side: Side): string => side.name ?? 'nobody';

export const recordedTickets = ({ report }: ReplayView): number => report.stays + report.moved;

/** Clock lines that measured something, and the kinds of which the history says nothing at all. */
export const clockLines = ({ report }: ReplayView): { readonly measured: readonly ClockLine[]; readonly silent: readonly string[] } => {
  const says = (line: ClockLine): boolean => line.counts.met + line.counts.missed + line.counts.open > 0;
  const measured = report.clocks.filter(says);
  const silent = [...new Set(report.clocks.map(({ kind }) => kind))].filter((kind) => !measured.some((line) => line.kind === kind));
  return { measured, silent };
};

/** The desk's own verdicts over the tickets of a clock line. */
export const recordedCounts = (line: ClockLine): { readonly met: number; readonly missed: number } => {
  const sum = (of: 'met' | 'missed'): number => Object.values(line.byRecorded[of]).reduce((total, value) => total + value, 0);
  return { met: sum('met'), missed: sum('missed') };
};

/** Tickets for which desk and agreement come to different verdicts. */
export const disagreements = (line: ClockLine): number => line.byRecorded.met.missed + line.byRecorded.missed.met;

const inUnit = (value: number, unit: KpiUnit): string => {
  if (unit === 'ms') return hours(value);
  if (unit === 'share') return percent(value, 1);
  return Number.isInteger(value) ? count(value) : value.toFixed(2);
};

export interface NumberLine {
  readonly title: string;
  readonly value: string;
  readonly restsOn: number;
  readonly definition: string;
  readonly formula: string;
}

/** The KPIs that the history has data for. */
export const numberLines = ({ report }: ReplayView): readonly NumberLine[] =>
  report.kpis.flatMap((figure) => {
    const known = KPIS.find(({ id }) => id === figure.id);
    if (known === undefined || figure.value === null || figure.n === 0) return [];
    return [
      {
        title: known.title,
        value: inUnit(figure.value, figure.unit),
        restsOn: figure.n,
        definition: known.definition,
        formula: known.formula,
      },
    ];
  });

export const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** Whether somebody has to look at it: tickets without an owner, or that the agreement cannot route. */
export const hasFindings = ({ report }: ReplayView): boolean => report.routed.unowned + report.routed.unknown > 0;
