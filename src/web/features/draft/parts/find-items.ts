/** Things whose text holds every word that is looked for. */
export function findItems<Item>(items: readonly Item[], words: string, textOf: (item: Item) => string): readonly Item[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return items;
  return items.filter((item) => {
    const text = textOf(item).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
