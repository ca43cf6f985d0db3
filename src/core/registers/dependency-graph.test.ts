import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependencyFindings } from './dependency-findings.js';
import { type DependentSystem, dependencyGraph, failsWith, needs } from './dependency-graph.js';

const system = (name: string, ...dependsOn: string[]): DependentSystem => ({ name, dependsOn });
const chain = [system('ERP', 'sql cluster', 'Mail'), system('SQL cluster', 'Storage '), system('Storage'), system('Mail')];
const names = (graph: ReturnType<typeof dependencyGraph>, places: readonly number[]) => places.map((at) => graph.nodes[at]!.name);

/** Any systems, with circles, ways to themselves and unknown names. */
const anySystems = fc
  .integer({ min: 0, max: 12 })
  .chain((count) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: count }), { maxLength: 4 }), { minLength: count, maxLength: count })
      .map((ways) => ways.map((way, at) => system(`s${at}`, ...way.map((to) => `S${to}`)))),
  );

describe('dependencies between systems', () => {
  it('stand in layers, found whatever the case of the letters', () => {
    const graph = dependencyGraph(chain);
    expect(graph.nodes.map((node) => node.layer)).toEqual([2, 1, 0, 0]);
    expect(graph).toMatchObject({ circles: [], unknown: [] });
    expect(names(graph, failsWith(graph, 2))).toEqual(['ERP', 'SQL cluster']);
    expect(names(graph, needs(graph, 0))).toEqual(['SQL cluster', 'Storage', 'Mail']);
  });

  it('go around: a circle is named once, in its order, and what it needs lies below it', () => {
    const graph = dependencyGraph([system('A', 'B'), system('B', 'C'), system('C', 'A', 'Power'), system('Power'), system('Self', 'self')]);
    expect(graph.circles).toEqual([['A', 'B', 'C'], ['Self']]);
    expect(graph.nodes.map((node) => node.layer)).toEqual([1, 1, 1, 0, 0]);
    expect(names(graph, failsWith(graph, 3))).toEqual(['A', 'B', 'C']);
    expect(failsWith(graph, 4)).toEqual([]);
  });

  it('respect layers, and what fails with a system is what reaches it', () => {
    fc.assert(
      fc.property(anySystems, (systems) => {
        const graph = dependencyGraph(systems);
        const all = graph.nodes.map((_, at) => at);
        const reach = all.map((at) => new Set(needs(graph, at)));
        for (const at of all) {
          const fails = failsWith(graph, at);
          expect(fails).toEqual(all.filter((other) => other !== at && reach[other]!.has(at)));
          for (const to of graph.nodes[at]!.dependsOn) {
            const around = to === at || reach[to]!.has(at);
            const [above, below] = [graph.nodes[at]!.layer, graph.nodes[to]!.layer];
            if (around) expect(above).toBe(below);
            else expect(above).toBeGreaterThan(below);
          }
        }
        const circling = new Set(all.filter((at) => graph.nodes[at]!.dependsOn.some((to) => to === at || reach[to]!.has(at))));
        for (const circle of graph.circles) {
          const places = circle.map((name) => systems.findIndex((one) => one.name === name));
          for (const [turn, at] of places.entries()) {
            expect(circling.has(at)).toBe(true);
            expect(graph.nodes[at]!.dependsOn).toContain(places[(turn + 1) % places.length]);
          }
        }
        expect(graph.circles.length > 0).toBe(circling.size > 0);
        expect(graph.unknown.every((one) => one.name === `S${systems.length}`)).toBe(true);
      }),
    );
  });

  it('may be a chain of thousands', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => system(`s${at}`, `s${at + 1}`));
    const graph = dependencyGraph(long);
    expect(graph.nodes[0]!.layer).toBe(19_999);
    expect(failsWith(graph, 19_999)).toHaveLength(19_999);
  });
});

describe('findings', () => {
  it('name what is unknown, with what was probably meant, and the circle', () => {
    const systems = [system('ERP', 'SQL clutser', 'Fax'), system('SQL cluster', 'Storage'), system('Storage', 'sql cluster')];
    expect(dependencyFindings(systems, 50)).toEqual([
      {
        kind: 'unknown-dependency',
        system: 'ERP',
        name: 'SQL clutser',
        near: 'SQL cluster',
        text: '"ERP" depends on "SQL clutser", which is not on the register; did you mean "SQL cluster"?',
      },
      {
        kind: 'unknown-dependency',
        system: 'ERP',
        name: 'Fax',
        near: null,
        text: '"ERP" depends on "Fax", which is not on the register',
      },
      {
        kind: 'dependency-circle',
        systems: ['SQL cluster', 'Storage'],
        text: 'Systems depend on each other in a circle: "SQL cluster" on "Storage" on "SQL cluster"',
      },
    ]);
  });

  it('are bounded, and none where all is known', () => {
    expect(dependencyFindings([system('A', ...Array.from({ length: 30 }, (_, at) => `x${at}`))], 7)).toHaveLength(7);
    expect(dependencyFindings(chain, 50)).toEqual([]);
  });
});
