/** When: the windows that share out the week, and the calendars on which teams and clocks run. */
import { CalendarsSection } from './calendars-section.js';
import type { PartProps } from './part-props.js';
import { WindowsSection } from './windows-section.js';

export const HoursPart = (props: PartProps) => (
  <>
    <WindowsSection {...props} />
    <CalendarsSection {...props} />
  </>
);
