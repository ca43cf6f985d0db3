/**
 * The agreement file: from text to an agreement, or to everything that is wrong with it, at once and
 * each with its place.
 */
import type { Agreement } from '../../core/agreement/agreement.js';
import type { AgreementProblem, Path } from '../../core/agreement/problem.js';
import { agreementProblems, agreementWarnings } from '../../core/agreement/validate.js';
import type { FileProblem, LineIndex, Place } from '../place.js';
import { interpretCatalogue } from './interpret-catalogue.js';
import {
  interpretDefaultPolicy,
  interpretEscalation,
  interpretHandOff,
  interpretPolicies,
  interpretPriorityMatrix,
} from './interpret-clocks.js';
import { interpretHours } from './interpret-hours.js';
import { interpretAttributes, interpretParties, interpretSites, interpretSystems, interpretTeams } from './interpret-parties.js';
import { interpretExceptions, interpretRules } from './interpret-rules.js';
import { loadDocument } from './load.js';
import { ShapeReader } from './read-shape.js';
import { type PlaceKind, Reading } from './reading.js';
import { MOST_PROBLEMS, ProblemReport, type Spot } from './report.js';
import { type AgreementFileRead, agreementFile } from './schema.js';
import { YamlTree } from './yaml-tree.js';

/** Where the things of an agreement stand in its file. */
export interface AgreementPlaces {
  /** The place of a rule, category, team and so on, by its id. */
  find(kind: PlaceKind, id: string): Place | null;
  /** The place of a part of the agreement, by its path there; of the nearest part around it that has one. */
  at(path: Path): Place;
}

export type ParsedAgreement =
  | {
      readonly ok: true;
      readonly agreement: Agreement;
      readonly places: AgreementPlaces;
      /** What can be read and is probably not meant. */
      readonly warnings: readonly FileProblem[];
    }
  | {
      readonly ok: false;
      readonly problems: readonly FileProblem[];
      /** How many more problems there are than are listed. */
      readonly omitted: number;
    };

function interpret(file: AgreementFileRead, reading: Reading): Agreement {
  reading.mark(['id'], file.id?.spot ?? file.name?.spot);
  reading.mark(['name'], file.name?.spot);
  reading.mark(['version'], file.version?.spot);
  const name = file.name?.value ?? '';
  const parties = interpretParties(file, reading);
  const { calendars, windows } = interpretHours(file, reading);
  const teams = interpretTeams(file, reading);
  const systems = interpretSystems(file, reading);
  const sites = interpretSites(file, reading);
  const attributes = interpretAttributes(file, reading);
  const { categories, names } = interpretCatalogue(file, reading);
  const policies = interpretPolicies(file, reading);
  return {
    id: file.name === undefined ? '' : reading.id(file.id, name, file.name.spot),
    name,
    version: file.version?.value ?? 1,
    parties,
    teams,
    calendars,
    categories,
    windows,
    systems,
    sites,
    attributes,
    rules: interpretRules(file, names, reading),
    exceptions: interpretExceptions(file, names, reading),
    policies,
    defaultPolicy: interpretDefaultPolicy(file, policies, reading),
    escalation: interpretEscalation(file, reading),
    handOff: interpretHandOff(file, names, reading),
    priorityMatrix: interpretPriorityMatrix(file),
  };
}

/** Puts problems of the agreement where they stand in the file, unless that part of the file has been complained of already. */
function placeProblems(problems: readonly AgreementProblem[], reading: Reading, report: ProblemReport, whole: Spot): void {
  const placed = problems.map((problem) => ({ problem, spot: reading.spotOf(problem.path) ?? whole }));
  const fresh = placed.filter(({ spot }) => !report.within(spot));
  for (const { problem, spot } of fresh) report.add(spot, problem.text, { nearest: problem.nearest });
}

function placesOf(reading: Reading, lines: LineIndex, whole: Spot): AgreementPlaces {
  return {
    find: (kind, id) => {
      const spot = reading.places.get(`${kind}:${id}`);
      return spot === undefined ? null : lines.placeOf(spot.from);
    },
    at: (path) => lines.placeOf((reading.spotOf(path) ?? whole).from),
  };
}

/**
 * Reads an agreement file.
 *
 * Never throws, whatever it is given; refuses within a second what is too large, too deep or no text.
 *
 * @param input the file's bytes, or its text
 * @returns the agreement with the places of its parts and warnings, or all problems from top to bottom
 */
export function parseAgreement(input: string | Uint8Array): ParsedAgreement {
  const read = loadDocument(input);
  if (!read.ok) return { ok: false, problems: read.problems.slice(0, MOST_PROBLEMS), omitted: 0 };
  const { document, lines, text, problems } = read.loaded;
  const report = new ProblemReport(lines);
  const whole: Spot = { from: 0, to: text.length, trail: null };

  const tree = new YamlTree(document, report);
  const file = new ShapeReader(tree, report).read(agreementFile, document.contents, whole);
  const reading = new Reading(report);
  const agreement = file === undefined || tree.exhausted ? null : interpret(file.value, reading);
  if (agreement !== null && !report.full) placeProblems(agreementProblems(agreement), reading, report, whole);
  if (agreement === null || report.any || problems.length > 0) {
    const all = [...problems, ...report.list()].sort((a, b) => a.line - b.line || a.column - b.column);
    return { ok: false, problems: all.slice(0, MOST_PROBLEMS), omitted: report.omitted + Math.max(0, all.length - MOST_PROBLEMS) };
  }

  const warnings = new ProblemReport(lines);
  placeProblems(agreementWarnings(agreement), reading, warnings, whole);
  return { ok: true, agreement, places: placesOf(reading, lines, whole), warnings: warnings.list() };
}
