/** The coverage windows: names and hours, their zone and holidays; one of them has all that the others leave over. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { dayText } from './day-text.js';
import type { PartProps } from './part-props.js';
import { PartSection } from './part-section.js';
import { WeekBar } from './week-bar.js';
import { WindowHolidaysDialog } from './window-holidays-dialog.js';
import { WindowsDialog } from './windows-dialog.js';

export function WindowsSection({ agreement, mayEdit, onEdit }: PartProps) {
  const { t, language } = useTranslation();
  const [open, setOpen] = useState<{ readonly what: 'windows' | 'holidays'; readonly seen: Agreement } | null>(null);
  const { windows } = agreement;
  const close = (): void => setOpen(null);
  const days = windows.holidays.map(({ date, name }) => `${dayText(date, language).text} ${name}`);
  const into = windows.windows.find(({ id }) => id === windows.holidayWindow)?.name ?? windows.holidayWindow;
  return (
    <PartSection
      title={t('draft.windows.title')}
      text={t('draft.windows.text', { zone: windows.zone })}
      actions={
        mayEdit ? (
          <>
            <Button onClick={() => setOpen({ what: 'windows', seen: agreement })}>{t('draft.windows.edit')}</Button>
            <Button onClick={() => setOpen({ what: 'holidays', seen: agreement })}>{t('parts.windows.editHolidays')}</Button>
          </>
        ) : null
      }
    >
      <WeekBar windows={windows.windows} />
      <p title={days.join('\n')}>
        {t('parts.windows.holidays', { count: days.length, window: into })}{' '}
        <span className="mute">
          {days.slice(0, 3).join(', ')}
          {days.length > 3 ? ' …' : ''}
        </span>
      </p>
      {open?.what === 'windows' ? (
        <WindowsDialog
          agreement={agreement}
          seen={open.seen}
          onClose={close}
          onEdit={(intent) => {
            close();
            onEdit(intent);
          }}
        />
      ) : null}
      {open?.what === 'holidays' ? (
        <WindowHolidaysDialog
          seen={open.seen}
          onClose={close}
          onEdit={(intent) => {
            close();
            onEdit(intent);
          }}
        />
      ) : null}
    </PartSection>
  );
}
