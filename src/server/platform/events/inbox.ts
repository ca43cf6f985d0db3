/** Things that come while somebody is busy with those before, in order, as an async iterable. */

export class Inbox<T> implements AsyncIterableIterator<T> {
  private waiting: T[] = [];
  private wake: (() => void) | null = null;
  private ended = false;
  private failure: { readonly error: unknown } | null = null;

  /** @param overflow makes one thing of too many that nobody took */
  constructor(
    private readonly most: number,
    private readonly overflow: (last: T) => T,
  ) {}

  put(item: T): void {
    if (this.ended) return;
    if (this.waiting.length >= this.most) this.waiting = [this.overflow(item)];
    else this.waiting.push(item);
    this.rouse();
  }

  end(): void {
    this.ended = true;
    this.rouse();
  }

  fail(error: unknown): void {
    this.failure ??= { error };
    this.end();
  }

  async next(): Promise<IteratorResult<T>> {
    for (;;) {
      if (this.failure) throw this.failure.error;
      const item = this.waiting.shift();
      if (item !== undefined) return { done: false, value: item };
      if (this.ended) return { done: true, value: undefined };
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  async return(): Promise<IteratorResult<T>> {
    this.waiting = [];
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private rouse(): void {
    this.wake?.();
    this.wake = null;
  }
}
