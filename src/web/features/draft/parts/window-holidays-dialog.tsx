/** The zone and the holidays of the windows: which days belong to the window that holidays fall into. */
import { useState } from 'react';
import type { Agreement } from '../../../../core/agreement/agreement.js';
import { calendarName } from '../../../lib/agreement-names.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import type { Intent } from '../draft-session.js';
import { putOver } from '../put-over.js';
import { FormDialog } from './form-dialog.js';
import { HolidaysField } from './holidays-field.js';
import { ZoneField } from './zone-field.js';

export interface WindowHolidaysDialogProps {
  /** The draft when the dialog opened. */
  readonly seen: Agreement;
  readonly onEdit: (intent: Intent) => void;
  readonly onClose: () => void;
}

export function WindowHolidaysDialog({ seen, onEdit, onClose }: WindowHolidaysDialogProps) {
  const { t } = useTranslation();
  const [zone, setZone] = useState(seen.windows.zone);
  const [holidays, setHolidays] = useState(seen.windows.holidays);
  return (
    <FormDialog
      title={t('parts.windows.editHolidays')}
      wide
      wrong={false}
      onClose={onClose}
      onSubmit={() =>
        onEdit(putOver(seen, ({ windows }) => [{ kind: 'set', field: 'windows', was: windows, value: { ...windows, zone, holidays } }]))
      }
    >
      <ZoneField value={zone} onChange={setZone} />
      <HolidaysField
        value={holidays}
        others={Object.entries(seen.calendars).map(([id, calendar]) => ({ name: calendarName(id), holidays: calendar.holidays }))}
        onChange={setHolidays}
      />
    </FormDialog>
  );
}
