/**
 * What is wrong with the dependencies between systems: names that no system has, and circles.
 *
 * An unknown name is no mistake of the one who wrote it: the system may be added later, so nothing is
 * refused. It is a finding until a system of that name is there.
 *
 * Worked example: the ERP depends on "SQL clutser" and there is "SQL cluster": a finding that names both.
 */
import { nearestName } from '../agreement/nearest.js';
import { type DependentSystem, dependencyGraph } from './dependency-graph.js';

export type DependencyFinding =
  | {
      readonly kind: 'unknown-dependency';
      readonly system: string;
      readonly name: string;
      /** The system that was probably meant. */
      readonly near: string | null;
      readonly text: string;
    }
  | { readonly kind: 'dependency-circle'; readonly systems: readonly string[]; readonly text: string };

/** How many pairs of names are compared for "did you mean": enough for 50 unknown names among 4,000 systems. */
const COMPARED = 200_000;

/** What is shown of one kind: who has mended these sees the next. */
export const MOST_FINDINGS = 50;

/**
 * Unknown names first, then circles, at most `most` of each.
 *
 * @example dependencyFindings([{ name: 'ERP', dependsOn: ['SQL'] }], 50)[0]?.text // '"ERP" depends on "SQL", which is not on the register'
 */
export function dependencyFindings(systems: readonly DependentSystem[], most = MOST_FINDINGS): readonly DependencyFinding[] {
  const { unknown, circles } = dependencyGraph(systems);
  const names = systems.map((system) => system.name);
  const nearest = new Map<string, string | null>();
  const near = (name: string): string | null => {
    const found = nearest.get(name);
    if (found !== undefined) return found;
    const looked = nearest.size * names.length < COMPARED ? nearestName(name, names) : null;
    nearest.set(name, looked);
    return looked;
  };
  return [
    ...unknown.slice(0, most).map(({ system, name }): DependencyFinding => {
      const meant = near(name);
      const text = `"${system}" depends on "${name}", which is not on the register${meant === null ? '' : `; did you mean "${meant}"?`}`;
      return { kind: 'unknown-dependency', system, name, near: meant, text };
    }),
    ...circles.slice(0, most).map((circle): DependencyFinding => {
      const way = [...circle, circle[0]].map((name) => `"${name}"`).join(' on ');
      return { kind: 'dependency-circle', systems: circle, text: `Systems depend on each other in a circle: ${way}` };
    }),
  ];
}
