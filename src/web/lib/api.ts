/** The typed client, and its answers kept by TanStack Query under the operation's name. */
import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { type Call, type CallInput, client } from '../../contract/client.js';
import { ProblemError } from '../../contract/errors.js';
import type { AnswerOf, Operation } from '../../contract/route.js';

export const call: Call = client((input, init) => fetch(input, init));

/** Set by the app: what happens when a session has ended in the middle of work. */
let onSignedOut: () => void = () => undefined;
export const whenSignedOut = (action: () => void): void => {
  onSignedOut = action;
};

/** The cause of a 401 where somebody was asked for the password again: the session goes on. */
export const WRONG_PASSWORD = 'identity.wrong-password';

const watchSession = (error: unknown): void => {
  if (!(error instanceof ProblemError) || error.problem.code !== 'unauthenticated') return;
  if (!error.problem.causes.some((cause) => cause.code === WRONG_PASSWORD)) onSignedOut();
};

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: watchSession }),
  mutationCache: new MutationCache({ onError: watchSession }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal does not change by asking again; a broken connection may.
      retry: (count, error) => !(error instanceof ProblemError && error.problem.status < 500) && count < 2,
      refetchOnWindowFocus: true,
    },
  },
});

/** Options for `useQuery` and for loaders: one operation with one input. */
export const queryOf = <Op extends Operation>(operation: Op, input: CallInput<Op>) =>
  queryOptions<AnswerOf<Op>>({
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => call(operation, { ...input, signal }),
  });

/** Marks every kept answer of these operations as old. */
export const refresh = (...operations: readonly Operation[]): Promise<void> =>
  Promise.all(operations.map((one) => queries.invalidateQueries({ queryKey: [one.id] }))).then(() => undefined);
