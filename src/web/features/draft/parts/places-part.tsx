/** Where and what: systems, sites, and the further attributes that the agreement routes by. */
import { AttributesSection } from './attributes-section.js';
import type { PartProps } from './part-props.js';
import { SitesSection } from './sites-section.js';
import { SystemsSection } from './systems-section.js';

export const PlacesPart = (props: PartProps) => (
  <>
    <SystemsSection {...props} />
    <SitesSection {...props} />
    <AttributesSection {...props} />
  </>
);
