/** The replay in a dozen numbers; each that has tickets behind it opens them. */
import type { ReactNode } from 'react';
import type { ReplayReport } from '../../../core/replay/report.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import styles from './replay.module.css';
import type { ReplaySearch } from './search.js';

export interface FiguresProps {
  readonly report: ReplayReport;
  readonly link: (search: ReplaySearch, text: string) => ReactNode;
}

export function Figures({ report, link }: FiguresProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { routed, handOffs, landed } = report;
  const share = (part: number, whole: number): string => (whole === 0 ? t('words.noData') : format.percent(part / whole));
  const figures: readonly (readonly [Parameters<typeof name>[0], ReactNode, 'bad' | undefined])[] = [
    ['tickets', link({}, format.number(report.tickets)), undefined],
    ['owned', share(routed.owned, report.tickets), undefined],
    ['unowned', link({ team: 'unowned' }, format.number(routed.unowned)), routed.unowned > 0 ? 'bad' : undefined],
    ['unknown', format.number(routed.unknown), routed.unknown > 0 ? 'bad' : undefined],
    ['moved', link({ moved: 'true' }, format.number(report.moved)), undefined],
    ['stays', link({ moved: 'false' }, format.number(report.stays)), undefined],
    ['crossings', format.number(handOffs.crossings), undefined],
    ['bounces', link({ bounced: 'true' }, format.number(handOffs.bounces)), undefined],
    ['cost', format.hours(handOffs.costMs), undefined],
    ['landed', landed.judged === 0 ? t('words.noData') : share(landed.after, landed.judged), undefined],
  ];
  function name(
    key: 'tickets' | 'owned' | 'unowned' | 'unknown' | 'moved' | 'stays' | 'crossings' | 'bounces' | 'cost' | 'landed',
  ): string {
    if (key === 'landed' && landed.judged > 0) return t('replay.figures.landedWas', { before: share(landed.before, landed.judged) });
    return t(`replay.figures.${key}`);
  }
  return (
    <dl className={styles.figures} aria-label={t('replay.figures.label')}>
      {figures.map(([key, value, state]) => (
        <div key={key}>
          <dt>{name(key)}</dt>
          <dd data-state={state}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
