/** Who is on call this week and in the next three, for each team with a rota. */
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { dateText } from '../../../../core/calendar/civil-date.js';
import type { Turn } from '../../../../core/sla/rota-turns.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useNow } from '../../../lib/now.js';
import { TeamChip } from '../../../lib/team-chip.js';
import { DataTable } from '../../../ui/table.js';
import { dayText } from './day-text.js';
import { PartSection } from './part-section.js';
import { mondayOf, onCallWeeks, today } from './weeks.js';

const WEEKS = 4;
/** A rota that changes daily names seven a week; the first few say enough. */
const MOST_TURNS = 7;

export function OnCallSection({ agreement }: { readonly agreement: Agreement }) {
  const { t, language } = useTranslation();
  const now = useNow(60_000);
  const teams = agreement.teams.filter((team) => team.onCall !== null);
  const zone = agreement.windows.zone;
  const monday = mondayOf(today(zone, now));
  const words = (turns: readonly Turn[]): string =>
    turns
      .slice(0, MOST_TURNS)
      .map(({ person, from }, at) => {
        const who = person ?? t('words.nobody');
        return at === 0 ? who : t('parts.onCall.from', { day: dayText(from, language).text, who });
      })
      .join(', ');
  return (
    <PartSection title={t('parts.onCall.title')} text={teams.length === 0 ? t('parts.onCall.none') : t('parts.onCall.text')}>
      {teams.length > 0 ? (
        <DataTable
          label={t('parts.onCall.title')}
          head={[
            { key: 'team', text: t('draft.mend.team') },
            ...Array.from({ length: WEEKS }, (_, at) => ({
              key: String(at),
              text:
                at === 0 ? t('parts.onCall.thisWeek') : t('parts.onCall.week', { day: dayText(dateText(monday + 7 * at), language).text }),
            })),
          ]}
        >
          <tbody>
            {teams.map((team) => {
              const rota = team.onCall!;
              const day = today(agreement.calendars[rota.calendar]?.zone ?? zone, now);
              return (
                <tr key={team.id}>
                  <td>
                    <TeamChip team={team.id} />
                  </td>
                  {onCallWeeks(rota, day, WEEKS).map((turns) => (
                    <td key={turns[0]!.from}>{words(turns)}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </DataTable>
      ) : null}
    </PartSection>
  );
}
