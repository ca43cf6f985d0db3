/** An instant in the viewer's zone, with the agreement's zone on hover. */

import { Moment } from '../ui/moment.js';
import { useFormat, viewerZone } from './format.js';
import { useTranslation } from './i18n/translation.js';
import { useHere } from './session.js';

export interface WhenProps {
  readonly at: number;
  readonly now: number;
  /** `short`: as little as stays clear; `moment`: the same with the hour; `time`: hour and minute; `full`: everything. */
  readonly look?: 'short' | 'moment' | 'time' | 'full';
  readonly className?: string | undefined;
}

export function When({ at, now, look = 'short', className }: WhenProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { zone } = useHere().partnership;
  const text =
    look === 'time'
      ? format.time(at)
      : look === 'full'
        ? format.full(at)
        : look === 'moment'
          ? format.moment(at, now)
          : format.short(at, now);
  const there = zone === viewerZone() ? '' : `\n${t('words.inZone', { time: format.full(at, zone), zone })}`;
  return <Moment at={at} text={text} title={format.full(at) + there} className={className} />;
}
