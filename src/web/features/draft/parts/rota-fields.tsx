/** The fields of an on-call rota, with whose turn it is in the next weeks. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { OnCallRota } from '../../../../core/agreement/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import styles from '../draft.module.css';
import { useTried } from './form-dialog.js';
import { LONGEST_TURN, peopleOf, rotaTrouble } from './rota-trouble.js';

export interface RotaFieldsProps {
  /** With the people still as text beside it. */
  readonly rota: OnCallRota;
  readonly calendars: readonly { readonly value: string; readonly label: string }[];
  /** Its calendar never opens. */
  readonly closed: boolean;
  readonly people: string;
  readonly onPeople: (text: string) => void;
  readonly onChange: (rota: OnCallRota) => void;
}

export function RotaFields({ rota, calendars, closed, people, onPeople, onChange }: RotaFieldsProps) {
  const { t } = useTranslation();
  const tried = useTried();
  const trouble = rotaTrouble({ ...rota, people: peopleOf(people) });
  const said = trouble === null || (trouble === 'nobody' && !tried) ? null : t(`parts.rota.${trouble}`);
  const about = (wanted: readonly string[]): string | null => (trouble !== null && wanted.includes(trouble) ? said : null);
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('draft.teams.onCallCalendar')}
        value={rota.calendar}
        data={[...calendars]}
        error={closed ? t('parts.rota.closed') : null}
        onChange={(event) => onChange({ ...rota, calendar: event.currentTarget.value })}
      />
      <TextInput
        label={t('draft.teams.people')}
        required
        value={people}
        error={about(['nobody', 'many'])}
        onChange={(event) => onPeople(event.currentTarget.value)}
      />
      <TextInput
        type="number"
        min={1}
        max={LONGEST_TURN}
        label={t('draft.teams.turnDays')}
        value={Number.isNaN(rota.turnDays) ? '' : rota.turnDays}
        error={about(['turn'])}
        onChange={(event) =>
          onChange({ ...rota, turnDays: event.currentTarget.value === '' ? Number.NaN : Number(event.currentTarget.value) })
        }
      />
      <TextInput
        type="date"
        required
        label={t('draft.teams.from')}
        value={rota.from}
        error={about(['from'])}
        onChange={(event) => onChange({ ...rota, from: event.currentTarget.value })}
      />
    </div>
  );
}
