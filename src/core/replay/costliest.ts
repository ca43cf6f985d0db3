/**
 * The costliest few of many: a bounded heap, so that a million bounces need the memory of fifty.
 *
 * The order is total (cost, then ticket number, then instant), so the same items in another order
 * give the same list.
 */
export class Costliest<Item> {
  private readonly heap: Item[] = [];

  /** @param before negative when `a` is costlier than `b` and so is kept longer. */
  constructor(
    private readonly limit: number,
    private readonly before: (a: Item, b: Item) => number,
  ) {}

  /** Keeps the item when it belongs to the costliest `limit` so far. O(log limit). */
  add(item: Item): void {
    const heap = this.heap;
    if (heap.length < this.limit) {
      heap.push(item);
      this.rise(heap.length - 1);
    } else if (this.before(item, heap[0]!) < 0) {
      heap[0] = item;
      this.sink();
    }
  }

  /** Costliest first. */
  sorted(): readonly Item[] {
    return [...this.heap].sort(this.before);
  }

  private rise(start: number): void {
    const heap = this.heap;
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.before(heap[at]!, heap[parent]!) <= 0) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    const heap = this.heap;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < heap.length && this.before(heap[left]!, heap[least]!) > 0) least = left;
      if (right < heap.length && this.before(heap[right]!, heap[least]!) > 0) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private swap(a: number, b: number): void {
    const kept = this.heap[a]!;
    this.heap[a] = this.heap[b]!;
    this.heap[b] = kept;
  }
}
