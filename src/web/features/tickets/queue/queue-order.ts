/** The fresh rows in the order that is on the screen; rows that are new to it come last, rows that have gone stay until the pointer leaves. */
export function inOrderOf<Row extends { readonly id: string }>(shown: readonly Row[], fresh: readonly Row[]): readonly Row[] {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  return [...shown.map((row) => byId.get(row.id) ?? row), ...fresh.filter((row) => !known.has(row.id))];
}
