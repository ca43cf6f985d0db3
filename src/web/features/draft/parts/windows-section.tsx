/** The coverage windows: names and hours; one of them has all that the others leave over. */
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Agreement, CoverageWindow, CoverageWindows } from '../../../../core/agreement/agreement.js';
import { parseHours, weekText } from '../../../../core/calendar/hours-text.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { Dialog } from '../../../ui/dialog.js';
import styles from '../draft.module.css';
import { newId } from '../use-draft-session.js';
import type { PartProps } from './part-props.js';
import parts from './parts.module.css';
import { WeekBar } from './week-bar.js';

export function WindowsPart({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { windows } = agreement;
  return (
    <section className={styles.list}>
      <h2>{t('draft.windows.title')}</h2>
      <p className="mute">{t('draft.windows.text', { zone: windows.zone })}</p>
      <WeekBar windows={windows.windows} />
      {mayEdit ? <Button onClick={() => setOpen(true)}>{t('draft.windows.edit')}</Button> : null}
      {open ? (
        <WindowsDialog
          windows={windows}
          onClose={() => setOpen(false)}
          onSave={(value) => {
            setOpen(false);
            let was: CoverageWindows | null = windows;
            onEdit((now) => {
              const seen = was ?? now.windows;
              was = null;
              return [{ kind: 'set', field: 'windows', value, was: seen }];
            });
          }}
        />
      ) : null}
    </section>
  );
}

interface Line {
  readonly id: string;
  readonly name: string;
  /** Null: what is left over. */
  readonly hours: string | null;
}

interface WindowsDialogProps {
  readonly windows: CoverageWindows;
  readonly onSave: (windows: CoverageWindows) => void;
  readonly onClose: () => void;
}

function WindowsDialog({ windows, onSave, onClose }: WindowsDialogProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<readonly Line[]>(() =>
    windows.windows.map(({ id, name, week }) => ({ id, name, hours: week === null ? null : weekText(week) })),
  );
  const [holiday, setHoliday] = useState(windows.holidayWindow);
  const read = lines.map((line) => ({ line, parsed: line.hours === null ? null : parseHours([line.hours]) }));
  const shown = read.map(
    ({ line: { id, name }, parsed }): CoverageWindow => ({
      id,
      name,
      week: parsed === null ? null : 'wrong' in parsed ? {} : parsed.value,
    }),
  );
  const wrong = read.some(({ line, parsed }) => line.name.trim() === '' || (parsed !== null && 'wrong' in parsed));
  const change = (id: string, part: Partial<Line>): void => setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  return (
    <Dialog title={t('draft.windows.edit')} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) onSave({ ...windows, windows: shown, holidayWindow: holiday });
        }}
      >
        {read.map(({ line, parsed }) => (
          <div key={line.id} className={parts.row}>
            <TextInput
              label={t('draft.name')}
              value={line.name}
              required
              onChange={(event) => change(line.id, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('draft.hours')}
              value={line.hours ?? t('draft.windows.rest')}
              readOnly={line.hours === null}
              error={parsed !== null && 'wrong' in parsed ? `${parsed.wrong}: ${parsed.expected}` : undefined}
              onChange={(event) => change(line.id, { hours: event.currentTarget.value })}
            />
            {line.hours === null ? (
              <span />
            ) : (
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('draft.windows.remove', { name: line.name })}
                onClick={() => setLines(lines.filter((one) => one !== line))}
              >
                <IconTrash size={15} aria-hidden="true" />
              </ActionIcon>
            )}
          </div>
        ))}
        <Button
          size="compact-sm"
          onClick={() => setLines([{ id: `w-${newId().slice(0, 6)}`, name: '', hours: 'sat 09:00-12:00' }, ...lines])}
        >
          {t('draft.windows.add')}
        </Button>
        <NativeSelect
          mt={10}
          label={t('draft.windows.holiday')}
          value={holiday}
          data={lines.map((line) => ({ value: line.id, label: line.name }))}
          onChange={(event) => setHoliday(event.currentTarget.value)}
        />
        <WeekBar windows={shown} />
        <div className={styles.dialogButtons}>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
