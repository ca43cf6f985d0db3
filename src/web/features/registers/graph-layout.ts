/**
 * Where the systems of a dependency graph stand: a column for each layer, what depends on something
 * left of it. Systems of a column are put near what they are joined with, so that few lines cross.
 */
import { type DependencyGraph, failsWith, needs } from '../../../core/registers/dependency-graph.js';

export const NODE_WIDTH = 164;
export const NODE_HEIGHT = 40;
const COLUMN = 226;
const ROW = 52;
const EDGE = 8;
/** Columns of more rows than a window holds begin at the top, where one looks first. */
const MOST_CENTRED = 12;

/** More than this are not drawn at once: nobody reads them, and the page stays quick. */
export const MOST_DRAWN = 300;

export interface ShownSystems {
  /** Places of nodes, in their order. */
  readonly places: readonly number[];
  /** Neither depend on another nor are depended on. */
  readonly alone: number;
  /** Joined with others, and left out because there are too many. */
  readonly left: number;
}

/**
 * Which systems are drawn: those that are joined with another; with words, those that hold the words and
 * all that they need or that fails with them. Of too many, those with most ways stay.
 */
export function shownSystems(graph: DependencyGraph, words: string): ShownSystems {
  const wanted = words.trim().toLowerCase();
  const all = graph.nodes.map((_, at) => at);
  const joined = all.filter((at) => ways(graph, at) > 0);
  const found = wanted === '' ? joined : surroundings(graph, joined, wanted);
  const kept = found.length <= MOST_DRAWN ? found : [...found].sort((a, b) => ways(graph, b) - ways(graph, a)).slice(0, MOST_DRAWN);
  return { places: [...kept].sort((a, b) => a - b), alone: all.length - joined.length, left: found.length - kept.length };
}

const ways = ({ nodes }: DependencyGraph, at: number): number => nodes[at]!.dependsOn.length + nodes[at]!.dependants.length;

function surroundings(graph: DependencyGraph, joined: readonly number[], wanted: string): readonly number[] {
  const hits = joined.filter((at) => graph.nodes[at]!.name.toLowerCase().includes(wanted));
  return [...new Set(hits.flatMap((at) => [at, ...needs(graph, at), ...failsWith(graph, at)]))];
}

export interface PlacedSystem {
  readonly at: number;
  readonly column: number;
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

export interface PlacedWay {
  readonly from: number;
  readonly to: number;
  readonly path: string;
}

export interface GraphLayout {
  /** By column, then from top to bottom. */
  readonly systems: readonly PlacedSystem[];
  readonly ways: readonly PlacedWay[];
  readonly width: number;
  readonly height: number;
}

export function layoutGraph(graph: DependencyGraph, places: readonly number[]): GraphLayout {
  const columns = orderedColumns(graph, places);
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const systems = columns.flatMap((column, c) =>
    column.map((at, row): PlacedSystem => {
      const top = rows > MOST_CENTRED ? 0 : ((rows - column.length) * ROW) / 2;
      return { at, column: c, row, x: EDGE + c * COLUMN, y: EDGE + top + row * ROW };
    }),
  );
  const placed = new Map(systems.map((system) => [system.at, system]));
  const lines = systems.flatMap((from) =>
    graph.nodes[from.at]!.dependsOn.flatMap((at): readonly PlacedWay[] => {
      const to = placed.get(at);
      return to === undefined ? [] : [{ from: from.at, to: at, path: pathBetween(from, to) }];
    }),
  );
  return {
    systems,
    ways: lines,
    width: Math.max(0, columns.length - 1) * COLUMN + NODE_WIDTH + 2 * EDGE + (COLUMN - NODE_WIDTH) / 2,
    height: Math.max(1, rows) * ROW + 2 * EDGE,
  };
}

/** The columns from left to right, each ordered by the middle of what its systems are joined with. */
function orderedColumns(graph: DependencyGraph, places: readonly number[]): readonly (readonly number[])[] {
  const layers = [...new Set(places.map((at) => graph.nodes[at]!.layer))].sort((a, b) => b - a);
  const columns = layers.map((layer) => places.filter((at) => graph.nodes[at]!.layer === layer));
  const shown = new Set(places);
  const rows = new Map<number, number>();
  const note = (column: readonly number[]): void => {
    for (const [row, at] of column.entries()) rows.set(at, row - column.length / 2);
  };
  columns.forEach(note);
  const sweep = (c: number, way: 'dependants' | 'dependsOn'): void => {
    const middle = new Map(
      columns[c]!.map((at) => {
        const joined = graph.nodes[at]![way].filter((other) => shown.has(other));
        return [at, joined.length === 0 ? rows.get(at)! : joined.reduce((sum, other) => sum + rows.get(other)!, 0) / joined.length];
      }),
    );
    columns[c] = [...columns[c]!].sort((a, b) => middle.get(a)! - middle.get(b)!);
    note(columns[c]);
  };
  for (let turn = 0; turn < 4; turn++) {
    for (let c = 1; c < columns.length; c++) sweep(c, 'dependants');
    for (let c = columns.length - 2; c >= 0; c--) sweep(c, 'dependsOn');
  }
  return columns;
}

function pathBetween(from: PlacedSystem, to: PlacedSystem): string {
  const [x1, y1] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2];
  const y2 = to.y + NODE_HEIGHT / 2;
  // In a circle both stand in one column: around their right side.
  if (from.column === to.column) {
    const [start, end] = from.at === to.at ? [y1 - 8, y2 + 8] : [y1, y2];
    return `M ${x1} ${start} C ${x1 + 44} ${start}, ${x1 + 44} ${end}, ${x1 + 5} ${end}`;
  }
  const bend = (to.x - x1) / 2;
  return `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${to.x - bend} ${y2}, ${to.x - 5} ${y2}`;
}

/** Where an arrow key leads: up and down in the column, left and right to the nearest system of the next one. */
export function neighbour({ systems }: GraphLayout, at: number, key: string): number | null {
  const here = systems.find((one) => one.at === at);
  const [columns, rows] = STEPS[key] ?? [0, 0];
  if (here === undefined || (columns === 0 && rows === 0)) return null;
  if (rows !== 0) return systems.find((one) => one.column === here.column && one.row === here.row + rows)?.at ?? null;
  const next = systems.filter((one) => one.column === here.column + columns);
  return next.length === 0 ? null : next.reduce((best, one) => (Math.abs(one.y - here.y) < Math.abs(best.y - here.y) ? one : best)).at;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
