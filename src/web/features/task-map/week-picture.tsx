/** The week of internal IT before and after, R by R: two bars each, in the colours of the sides. */
import { FOUR_RS } from '../../../core/agreement/agreement.js';
import type { givenTo, Week } from '../../../core/task-map/week.js';
import { useFormat } from '../../lib/format.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { useHere } from '../../lib/session.js';
import { PartyChip } from '../../ui/party-chip.js';
import { toneSolid } from '../../ui/tone.js';
import { tenths } from './hours-text.js';
import styles from './task-map.module.css';

const WIDTH = 320;
const ROW = 46;
const BAR = 10;

export interface WeekPictureProps {
  readonly week: Week;
  /** Hours that leave the team, for each provider of the partnership in its order. */
  readonly given: ReturnType<typeof givenTo>;
}

export function WeekPicture({ week, given: taken }: WeekPictureProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const here = useHere();
  const internal = here.partnership.parties.find((party) => party.kind === 'internal');
  const providers = here.partnership.parties.filter((party) => party.kind === 'provider');
  const hours = (value: number): string => t('words.hours', { count: format.number(tenths(value)) as never });
  const share = (value: number | null): string => (value === null ? t('words.noData') : format.percent(value, 0));
  const most = Math.max(1, ...FOUR_RS.map((r) => week.before[r]));
  const length = (value: number): number => (value / most) * WIDTH;
  const given = week.hoursBefore - week.hoursAfter;
  const lines = FOUR_RS.map((r) =>
    t('taskMap.week.line', { r: t(`taskMap.r.${r}`), before: hours(week.before[r]), after: hours(week.after[r].internal) }),
  );
  return (
    <section className={styles.panel} aria-label={t('taskMap.week.title')}>
      <h2>{t('taskMap.week.title')}</h2>
      <dl className={styles.figures}>
        <div>
          <dt>{t('taskMap.week.now')}</dt>
          <dd>{hours(week.hoursBefore)}</dd>
        </div>
        <div>
          <dt>{t('taskMap.week.given')}</dt>
          <dd>{hours(given)}</dd>
        </div>
        <div>
          <dt>{t('taskMap.week.reactive')}</dt>
          <dd>
            {share(week.reactiveBefore)} › {share(week.reactiveAfter)}
          </dd>
        </div>
      </dl>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${WIDTH} ${FOUR_RS.length * ROW}`}
        role="img"
        aria-label={`${t('taskMap.week.title')}: ${lines.join('; ')}`}
      >
        {FOUR_RS.map((r, at) => {
          const top = at * ROW;
          const stays = length(week.after[r].internal);
          return (
            <g key={r}>
              <text x={0} y={top + 11} className={styles.pictureName}>
                {t(`taskMap.r.${r}`)}
              </text>
              <text x={WIDTH} y={top + 11} textAnchor="end" className={styles.pictureFigure}>
                {hours(week.before[r])} › {hours(week.after[r].internal)}
              </text>
              <rect x={0} y={top + 16} width={length(week.before[r])} height={BAR} fill={toneSolid('internal')} opacity={0.45} rx={2} />
              <rect x={0} y={top + 17 + BAR} width={stays} height={BAR} fill={toneSolid('internal')} rx={2} />
              {providers.map((provider, place) => (
                <rect
                  key={provider.id}
                  x={stays + length(taken[r].slice(0, place).reduce((sum, value) => sum + value, 0))}
                  y={top + 17 + BAR}
                  width={length(taken[r][place] ?? 0)}
                  height={BAR}
                  fill={toneSolid(here.tone(provider.id))}
                  rx={2}
                />
              ))}
            </g>
          );
        })}
      </svg>
      <p className={styles.legend}>
        <span>{t('taskMap.week.legend')}</span>
        <PartyChip tone="internal" label={internal?.name ?? ''} />
        {providers.map((provider) => (
          <PartyChip key={provider.id} tone={here.tone(provider.id)} label={provider.name} />
        ))}
      </p>
      <p className="mute">{t('taskMap.week.rest')}</p>
    </section>
  );
}
