/**
 * What depends on what among the registered systems: layers to draw, circles, and what fails with what.
 *
 * A system names what it depends on, in any case of letters; a name that no system has is listed and
 * draws nothing. Systems that depend on each other in a circle form one group. The layer of a system is
 * the longest way down from it: 0 for what depends on nothing, always more than the layer of anything
 * outside its circle that it depends on.
 *
 * Worked example: the ERP depends on the SQL cluster, which depends on the storage. Layers 2, 1 and 0;
 * when the storage fails, the SQL cluster and the ERP fail with it.
 */
import { strongComponents } from './strong-components.js';

export interface DependentSystem {
  readonly name: string;
  /** Names of other systems. */
  readonly dependsOn: readonly string[];
}

export interface DependencyNode {
  readonly name: string;
  /** 0 depends on nothing; see above. */
  readonly layer: number;
  /** Places of nodes, each once, in their order. */
  readonly dependsOn: readonly number[];
  readonly dependants: readonly number[];
}

export interface UnknownDependency {
  readonly system: string;
  /** What it names, and no system is called. */
  readonly name: string;
}

export interface DependencyGraph {
  /** In the order in which the systems were given. */
  readonly nodes: readonly DependencyNode[];
  /** Each a way around: every system depends on the next one, the last on the first. One for each group of systems. */
  readonly circles: readonly (readonly string[])[];
  readonly unknown: readonly UnknownDependency[];
}

const folded = (name: string): string => name.trim().toLowerCase();

/**
 * The graph of systems.
 *
 * @param systems of one register; of two with one name the first is meant
 * @example dependencyGraph([{ name: 'ERP', dependsOn: ['sql'] }, { name: 'SQL', dependsOn: [] }]).nodes[0].layer // 1
 */
export function dependencyGraph(systems: readonly DependentSystem[]): DependencyGraph {
  const places = new Map<string, number>();
  for (const [at, { name }] of systems.entries()) if (!places.has(folded(name))) places.set(folded(name), at);
  const unknown: UnknownDependency[] = [];
  const down = systems.map(({ name, dependsOn }) => {
    const named = new Set<number>();
    for (const one of dependsOn) {
      const at = places.get(folded(one));
      if (at === undefined) unknown.push({ system: name, name: one });
      else named.add(at);
    }
    return [...named].sort((a, b) => a - b);
  });
  const up: number[][] = systems.map(() => []);
  for (const [at, named] of down.entries()) for (const one of named) up[one]!.push(at);
  const groups = strongComponents(down);
  const layers = layersOf(down, groups);
  return {
    nodes: systems.map(({ name }, at) => ({ name, layer: layers[at]!, dependsOn: down[at]!, dependants: up[at]! })),
    circles: groups
      .filter((group) => group.length > 1 || down[group[0]!]!.includes(group[0]!))
      .map((group) => wayAround(down, group).map((at) => systems[at]!.name)),
    unknown,
  };
}

/**
 * Everything that fails when a system fails: what depends on it, and what depends on that.
 *
 * @returns places of nodes in their order, without the system itself
 * @example failsWith(graph, storage).map((at) => graph.nodes[at].name) // ['ERP', 'SQL cluster']
 */
export const failsWith = (graph: DependencyGraph, at: number): readonly number[] => reached(graph, at, 'dependants');

/** Everything that a system needs, directly and behind that; places in their order, without the system itself. */
export const needs = (graph: DependencyGraph, at: number): readonly number[] => reached(graph, at, 'dependsOn');

function reached({ nodes }: DependencyGraph, from: number, way: 'dependsOn' | 'dependants'): readonly number[] {
  const seen = new Set([from]);
  // A set keeps its order while it grows: this walks what it adds.
  for (const at of seen) for (const next of nodes[at]?.[way] ?? []) seen.add(next);
  seen.delete(from);
  return [...seen].sort((a, b) => a - b);
}

/** Groups come with what they depend on before them, so each layer is known when it is asked for. */
function layersOf(down: readonly (readonly number[])[], groups: readonly (readonly number[])[]): readonly number[] {
  const layers = new Array<number>(down.length).fill(0);
  for (const group of groups) {
    const inside = new Set(group);
    let layer = 0;
    for (const at of group) for (const next of down[at]!) if (!inside.has(next)) layer = Math.max(layer, layers[next]! + 1);
    for (const at of group) layers[at] = layer;
  }
  return layers;
}

/** The shortest way from the first of a group around to itself. */
function wayAround(down: readonly (readonly number[])[], group: readonly number[]): readonly number[] {
  const start = Math.min(...group);
  const inside = new Set(group);
  const before = new Map<number, number>();
  for (let front = [start]; front.length > 0; ) {
    const next: number[] = [];
    for (const at of front)
      for (const to of down[at]!) {
        if (to === start) {
          const way = [at];
          while (way[0] !== start) way.unshift(before.get(way[0]!)!);
          return way;
        }
        if (!inside.has(to) || before.has(to)) continue;
        before.set(to, at);
        next.push(to);
      }
    front = next;
  }
  throw new Error('A group of systems that depend on each other has a way around');
}
