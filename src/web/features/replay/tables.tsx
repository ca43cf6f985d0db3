/** What moves, who gets what, what nobody owns, what bounced. */
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReplayReport } from '../../../core/replay/report.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { useFirstFew } from '../../ui/first-few.js';
import { DataTable } from '../../ui/table.js';
import styles from './replay.module.css';
import type { ReplaySearch } from './search.js';
import { SideChip } from './side-chip.js';

/** Rows before "Show all". */
const FEW = 12;

export interface TableProps {
  readonly report: ReplayReport;
  readonly link: (search: ReplaySearch, text: string) => ReactNode;
}

export function TeamTable({ report, link }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shown, more } = useFirstFew(report.teams, FEW, t('replay.showAll', { count: report.teams.length }));
  const signed = (value: number): string => (value > 0 ? `+${format.number(value)}` : format.number(value).replace('-', '−'));
  return (
    <section className={styles.section}>
      <h2>{t('replay.teams')}</h2>
      <DataTable
        label={t('replay.teams')}
        head={[
          { key: 'team', text: t('replay.team') },
          { key: 'before', text: t('replay.before'), number: true },
          { key: 'after', text: t('replay.after'), number: true },
          { key: 'change', text: t('replay.change'), number: true },
        ]}
      >
        <tbody>
          {shown.map((line) => (
            <tr key={line.team}>
              <td>
                <SideChip name={line.name} party={line.party} />{' '}
                {line.party === null ? <span className="mute">{t('replay.notInAgreement')}</span> : null}
              </td>
              <td data-number>{link({ recordedTeam: line.team }, format.number(line.before.tickets))}</td>
              <td data-number>{link({ team: line.team }, format.number(line.after.tickets))}</td>
              <td data-number>{signed(line.after.tickets - line.before.tickets)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {more}
    </section>
  );
}

export function MoveTable({ report, link }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shown, more } = useFirstFew(report.moves, FEW, t('replay.showAll', { count: report.moves.length }));
  return (
    <section className={styles.section}>
      <h2>{t('replay.moves')}</h2>
      <p className="mute">
        {report.moves.length === 0
          ? t('replay.noMoves')
          : t('replay.movesText', { moved: format.number(report.moved), stays: format.number(report.stays) })}
      </p>
      {report.moves.length === 0 ? null : (
        <DataTable
          label={t('replay.moves')}
          head={[
            { key: 'from', text: t('replay.from') },
            { key: 'to', text: t('replay.to') },
            { key: 'count', text: t('replay.count'), number: true },
            { key: 'crosses', text: <span className="visually-hidden">{t('replay.crosses')}</span> },
            { key: 'examples', text: t('replay.examples') },
          ]}
        >
          <tbody>
            {shown.map((move) => (
              <tr key={`${move.from.team} ${move.to.team}`}>
                <td>
                  <SideChip name={move.from.name} party={move.from.party} />
                </td>
                <td>
                  <SideChip name={move.to.name} party={move.to.party} />
                </td>
                <td data-number>
                  {link(
                    { moved: 'true', ...(move.from.team ? { recordedTeam: move.from.team } : {}), team: move.to.team ?? 'unowned' },
                    format.number(move.tickets),
                  )}
                </td>
                <td className="mute">
                  {move.crosses ? (
                    <span role="img" aria-label={t('replay.crosses')} title={t('replay.crosses')}>
                      <IconArrowsExchange size={15} aria-hidden="true" />
                    </span>
                  ) : null}
                </td>
                <td className={styles.samples}>{move.samples.slice(0, 3).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {more}
    </section>
  );
}

export function UnownedTable({ report, link }: TableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const top = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 4)
      .map(([name, count]) => `${name} ${format.number(count)}`)
      .join(' · ');
  return (
    <section className={styles.section}>
      <h2>{t('replay.unownedTitle')}</h2>
      <p className="mute">{report.unowned.length === 0 ? t('replay.noUnowned') : t('replay.unownedText')}</p>
      {report.unowned.length === 0 ? null : (
        <DataTable
          label={t('replay.unownedTitle')}
          head={[
            { key: 'category', text: t('tickets.category') },
            { key: 'count', text: t('replay.count'), number: true },
            { key: 'priority', text: t('replay.priority') },
            { key: 'examples', text: t('replay.examples') },
          ]}
        >
          <tbody>
            {report.unowned.slice(0, 30).map((group) => (
              <tr key={group.category}>
                <td>{group.text}</td>
                <td data-number>{link({ team: 'unowned' }, format.number(group.tickets))}</td>
                <td>{top(group.priorities)}</td>
                <td className={styles.samples}>{group.samples.slice(0, 4).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      {report.unknown.values.length > 0 ? (
        <>
          <h3>{t('replay.unknownTitle')}</h3>
          <DataTable
            label={t('replay.unknownTitle')}
            head={[
              { key: 'dimension', text: t('replay.dimension') },
              { key: 'value', text: t('replay.value') },
              { key: 'count', text: t('replay.count'), number: true },
            ]}
          >
            <tbody>
              {report.unknown.values.slice(0, 30).map((group) => (
                <tr key={`${group.dimension} ${group.value}`}>
                  <td>{group.dimension}</td>
                  <td>{group.value}</td>
                  <td data-number>{format.number(group.tickets)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </>
      ) : null}
    </section>
  );
}

export function BounceTable({ report }: { readonly report: ReplayReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  return (
    <section className={styles.narrow}>
      <h2>{t('replay.bouncesTitle')}</h2>
      {report.costliestBounces.length === 0 ? (
        <p className="mute">{t('replay.noBounces')}</p>
      ) : (
        <DataTable
          label={t('replay.bouncesTitle')}
          head={[
            { key: 'number', text: t('replay.number') },
            { key: 'from', text: t('replay.from') },
            { key: 'to', text: t('replay.to') },
            { key: 'at', text: t('replay.returned') },
            { key: 'cost', text: t('replay.cost'), number: true },
          ]}
        >
          <tbody>
            {report.costliestBounces.slice(0, 15).map((bounce) => (
              <tr key={`${bounce.number} ${bounce.at}`}>
                <td>{bounce.number}</td>
                <td>
                  <SideChip name={here.teamName(bounce.from.team)} party={bounce.from.party} />
                </td>
                <td>
                  <SideChip name={here.teamName(bounce.backTo.team)} party={bounce.backTo.party} />
                </td>
                <td>{format.full(bounce.at, here.partnership.zone)}</td>
                <td data-number>{format.hours(bounce.costMs)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  );
}
