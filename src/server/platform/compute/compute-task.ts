/**
 * Heavy computing, cut into calls: begun with an input, fed with pieces, ended with a result. It runs in
 * a thread of its own, so inputs and answers are plain data, and it reads and changes nothing else.
 */
export interface ComputeTask<Input, Piece, Told, Result> {
  /** Names it between the threads. */
  readonly name: string;
  begin(input: Input): Computing<Piece, Told, Result>;
}

export interface Computing<Piece, Told, Result> {
  add(piece: Piece): Told;
  end(): Result | Promise<Result>;
}

/** Any task, for lists of them. */
export type AnyTask = ComputeTask<never, never, unknown, unknown>;

/** A task in one piece. */
export const taskOf = <Input, Result>(
  name: string,
  work: (input: Input) => Result | Promise<Result>,
): ComputeTask<Input, never, never, Result> => ({
  name,
  begin: (input) => ({
    add: () => {
      throw new Error(`${name} takes no pieces`);
    },
    end: () => work(input),
  }),
});
