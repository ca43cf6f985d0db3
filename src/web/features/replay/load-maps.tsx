/** Load by hour of the week, one map per party, all in the same measure. */
import { useState } from 'react';
import { WEEKDAYS } from '../../../core/calendar/definition.js';
import type { ReplayReport } from '../../../core/replay/report.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { HeatMap } from '../../ui/heat-map.js';
import { NobodyChip, PartyChip } from '../../ui/party-chip.js';
import styles from './replay.module.css';

export interface LoadMapsProps {
  readonly load: ReplayReport['load'];
  readonly onOpen: (hour: number) => void;
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export function LoadMaps({ load, onOpen }: LoadMapsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const [which, setWhich] = useState<'after' | 'before'>('after');
  const most = [...load.before, ...load.after].reduce((max, line) => Math.max(max, ...line.hours), 0);
  const days = WEEKDAYS.map((day) => t(`words.weekday.${day}`));
  const lines = load[which].filter((line) => line.hours.some((count) => count > 0));
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{t('replay.load')}</h2>
        <span className={styles.toggle}>
          {(['after', 'before'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={which === one} onClick={() => setWhich(one)}>
              {t(one === 'after' ? 'replay.loadAfter' : 'replay.loadBefore')}
            </button>
          ))}
        </span>
      </div>
      <p className="mute">{t('replay.loadText', { zone: load.zone })}</p>
      <div className={styles.maps}>
        {lines.map((line) => {
          const name = line.party === '' ? t('words.nobody') : line.name;
          const total = line.hours.reduce((sum, count) => sum + count, 0);
          const peak = Math.max(...line.hours);
          return (
            <HeatMap
              key={line.party}
              label={`${t('replay.load')}: ${name}`}
              title={
                <>
                  {line.party === '' ? <NobodyChip label={name} /> : <PartyChip tone={here.tone(line.party)} label={name} />}
                  <span className="mute">
                    {format.number(total)} · {t('replay.peak', { count: peak })}
                  </span>
                </>
              }
              tone={line.party === '' ? 'none' : here.tone(line.party)}
              hours={line.hours}
              most={most}
              days={days}
              hourLabel={t('replay.hour')}
              tableLabel={t('replay.asTable')}
              hint={t('replay.heatKeys')}
              read={(hour) =>
                t('replay.loadCell', {
                  party: name,
                  day: days[Math.floor(hour / 24)] ?? '',
                  from: clock(hour % 24),
                  to: clock((hour % 24) + 1),
                  count: format.number(line.hours[hour] ?? 0) as never,
                })
              }
              onOpen={onOpen}
            />
          );
        })}
      </div>
    </section>
  );
}
