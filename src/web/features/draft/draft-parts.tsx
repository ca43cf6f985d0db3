/** The parts of a draft beside the matrix and its exceptions: each shows one kind of thing and edits it. */
import type { ComponentType } from 'react';
import { CataloguePart } from './parts/catalogue-part.js';
import { ContractPart } from './parts/contract-part.js';
import { EscalationPart } from './parts/escalation-part.js';
import { HoursPart } from './parts/hours-part.js';
import { LevelsPart } from './parts/levels-part.js';
import type { PartProps } from './parts/part-props.js';
import { PlacesPart } from './parts/places-part.js';
import { TeamsPart } from './parts/teams-part.js';
import type { DraftPart } from './search.js';

export const PARTS: Readonly<Record<Exclude<DraftPart, 'matrix' | 'exceptions'>, ComponentType<PartProps>>> = {
  catalogue: CataloguePart,
  hours: HoursPart,
  teams: TeamsPart,
  places: PlacesPart,
  levels: LevelsPart,
  escalation: EscalationPart,
  contract: ContractPart,
};
