/**
 * Groups of places that lead to each other, after Tarjan: each place is in exactly one group.
 *
 * Worked example: of ways 0 → 1, 1 → 0 and 1 → 2 the groups are [2] and [0, 1].
 */

/**
 * The groups, each behind every group that it leads to. It does not call itself, so a chain may be long.
 *
 * @param ways by place, to which places it leads
 * @example strongComponents([[1], [0, 2], []]) // [[2], [0, 1]]
 */
export function strongComponents(ways: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const groups: number[][] = [];
  const order = new Array<number>(ways.length).fill(-1);
  const lowest = new Array<number>(ways.length).fill(0);
  const open: number[] = [];
  const isOpen = new Array<boolean>(ways.length).fill(false);
  let count = 0;
  for (const root of ways.keys()) {
    if (order[root] !== -1) continue;
    const walk: { readonly at: number; next: number }[] = [];
    const enter = (at: number): void => {
      order[at] = lowest[at] = count++;
      open.push(at);
      isOpen[at] = true;
      walk.push({ at, next: 0 });
    };
    enter(root);
    while (walk.length > 0) {
      const step = walk[walk.length - 1]!;
      const { at } = step;
      const to = ways[at]![step.next++];
      if (to !== undefined) {
        if (order[to] === -1) enter(to);
        else if (isOpen[to]) lowest[at] = Math.min(lowest[at]!, order[to]!);
        continue;
      }
      walk.pop();
      const parent = walk[walk.length - 1]?.at;
      if (parent !== undefined) lowest[parent] = Math.min(lowest[parent]!, lowest[at]!);
      if (lowest[at] !== order[at]) continue;
      const group = open.splice(open.lastIndexOf(at));
      for (const one of group) isOpen[one] = false;
      groups.push(group.sort((a, b) => a - b));
    }
  }
  return groups;
}
