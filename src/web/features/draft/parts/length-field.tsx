/** A length of time as people write it. What cannot be read says what is expected, and nothing is stored. */
import { durationText } from '../../../../core/sla/duration-text.js';
import type { Millis } from '../../../../core/time.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { CommitField } from './commit-field.js';
import { readLength } from './levels-read.js';

export interface LengthFieldProps {
  readonly label: string;
  readonly shown?: boolean;
  /** Null: none. */
  readonly value: Millis | null;
  readonly mayEdit: boolean;
  /** A time must be said. */
  readonly required?: boolean;
  readonly onCommit: (ms: Millis | null) => void;
}

export function LengthField({ label, shown = false, value, mayEdit, required = false, onCommit }: LengthFieldProps) {
  const { t } = useTranslation();
  const text = value === null ? '' : durationText(value);
  if (!mayEdit) return <>{text || <span className="mute">{t('words.none')}</span>}</>;
  return (
    <CommitField
      label={label}
      shown={shown}
      value={text}
      empty={t('words.none')}
      check={(written) => {
        const read = readLength(written);
        if (!read.ok) return t(`draftLevels.length.${read.wrong}`, { text: written.trim().slice(0, 40) });
        return required && read.ms === null ? t('draftLevels.length.missing') : null;
      }}
      onCommit={(written) => {
        const read = readLength(written);
        if (read.ok) onCommit(read.ms);
      }}
    />
  );
}
