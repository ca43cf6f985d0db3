/** Names and hours of the windows. What names a window that goes is shown, and goes along. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, CoverageWindow } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { firstOverlap } from '../../../../core/agreement/validate-hours.js';
import { parseHours, weekText } from '../../../../core/calendar/hours-text.js';
import { freedFrom } from '../../../../core/drafting/removal.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { Along } from './along.js';
import { FormDialog } from './form-dialog.js';
import { HoursField } from './hours-field.js';
import { slipOf } from './hours-slip.js';
import { NameField } from './name-field.js';
import { nameTrouble } from './name-trouble.js';
import styles from './parts.module.css';
import { WeekBar } from './week-bar.js';

interface Line {
  readonly key: string;
  /** Null: a new one. */
  readonly id: string | null;
  readonly name: string;
  /** Null: what is left over. */
  readonly hours: string | null;
}

export interface WindowsDialogProps {
  readonly agreement: Agreement;
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function WindowsDialog({ agreement, seen, onEdit, onClose }: WindowsDialogProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<readonly Line[]>(() =>
    seen.windows.windows.map(({ id, name, week }) => ({ key: id, id, name, hours: week === null ? null : weekText(week) })),
  );
  const [holiday, setHoliday] = useState(seen.windows.holidayWindow);
  const read = lines.map((line) => ({ ...line, week: line.hours === null ? null : weekOf(line.hours) }));
  const overlap = (at: number): string | null => {
    for (const [before, other] of read.entries()) {
      const [one, two] = [read[at]!.week, other.week];
      const when = before < at && one && two ? firstOverlap(one, two) : null;
      if (when !== null) return t('parts.windows.overlap', { name: other.name, when });
    }
    return null;
  };
  const others = (line: Line): string[] => lines.filter((one) => one !== line).map((one) => one.name);
  const wrong = read.some(
    (line, at) =>
      nameTrouble(line.name, others(lines[at]!)) !== null || (line.hours !== null && line.week === null) || overlap(at) !== null,
  );
  const shown = read.map(({ key, name, hours, week }): CoverageWindow => ({ id: key, name, week: hours === null ? null : (week ?? {}) }));
  const change = (key: string, part: Partial<Line>): void =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));

  const goneFrom = (now: Agreement): string[] =>
    now.windows.windows
      .filter(({ id }) => seen.windows.windows.some((one) => one.id === id) && !lines.some((line) => line.id === id))
      .map(({ id }) => id);
  const along = freedFrom(agreement, { kind: 'window', ids: goneFrom(agreement) });
  const save = (): void => {
    const ids = new Map<string, string>();
    for (const line of lines) {
      const taken = [...seen.windows.windows.map(({ id }) => id), ...ids.values()];
      ids.set(line.key, line.id ?? freshId(line.name, taken, 'window'));
    }
    const wanted = shown.map((one) => ({ ...one, id: ids.get(one.id)!, name: one.name.trim() }));
    onEdit(
      putOver(seen, (now) => [
        ...freedFrom(now, { kind: 'window', ids: goneFrom(now) }),
        {
          kind: 'set',
          field: 'windows',
          was: now.windows,
          value: {
            ...now.windows,
            windows: wanted,
            holidayWindow: ids.get(holiday) ?? wanted.find(({ week }) => week === null)?.id ?? holiday,
          },
        },
      ]),
    );
  };
  return (
    <FormDialog title={t('draft.windows.edit')} wrong={wrong} onSubmit={save} onClose={onClose}>
      {read.map((line, at) => (
        <div key={line.key} className={styles.row}>
          <NameField value={line.name} others={others(lines[at]!)} onChange={(name) => change(line.key, { name })} />
          {line.hours === null ? (
            <>
              <TextInput label={t('draft.hours')} value={t('draft.windows.rest')} readOnly />
              <span />
            </>
          ) : (
            <>
              <HoursField value={line.hours} trouble={overlap(at)} onChange={(hours) => change(line.key, { hours })} />
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('draft.windows.remove', { name: line.name })}
                onClick={() => {
                  setLines(lines.filter((one) => one.key !== line.key));
                  if (holiday === line.key) setHoliday(lines.find(({ hours }) => hours === null)?.key ?? '');
                }}
              >
                <IconTrash size={15} aria-hidden="true" />
              </ActionIcon>
            </>
          )}
        </div>
      ))}
      <Button
        size="compact-sm"
        onClick={() => {
          const key = freshId(
            'new',
            lines.map((line) => line.key),
            'new',
          );
          setLines([{ key, id: null, name: '', hours: 'sat 09:00-12:00' }, ...lines]);
        }}
      >
        {t('draft.windows.add')}
      </Button>
      <NativeSelect
        mt={10}
        label={t('draft.windows.holiday')}
        value={holiday}
        data={lines.map((line) => ({ value: line.key, label: line.name }))}
        onChange={(event) => setHoliday(event.currentTarget.value)}
      />
      <WeekBar windows={shown} />
      {along.length > 0 ? (
        <>
          <p>{t('parts.windows.along')}</p>
          <Along agreement={agreement} changes={along} label={t('parts.remove.along')} />
        </>
      ) : null}
    </FormDialog>
  );
}

function weekOf(hours: string): NonNullable<CoverageWindow['week']> | null {
  const parsed = parseHours([hours]);
  return 'wrong' in parsed || slipOf(parsed) !== null ? null : parsed.value;
}
