/** Who: the parties, their teams, and who is on call in the next weeks. */
import { OnCallSection } from './on-call-section.js';
import type { PartProps } from './part-props.js';
import { PartiesSection } from './parties-section.js';
import { TeamsSection } from './teams-section.js';

export const TeamsPart = (props: PartProps) => (
  <>
    <PartiesSection {...props} />
    <TeamsSection {...props} />
    <OnCallSection agreement={props.agreement} />
  </>
);
