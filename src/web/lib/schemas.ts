/**
 * Stands in for zod in the browser's build.
 *
 * Schemas guard the server. A page trusts the answers of its own server and sends what its forms hold,
 * which the server checks in any case; of an operation it needs only method and path. Leaving zod out
 * saves a sixth of the script. The one question that a page does ask, whether a refusal is a problem
 * document, is answered by shape; anything else that would check something fails loudly.
 */
const refuse = (): never => {
  throw new Error('Schemas are not in the browser: check it on the server, or write the check out');
};

const isProblem = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'causes' in value && 'places' in value;

const known: Readonly<Record<string, unknown>> = {
  safeParse: (value: unknown) => ({ success: isProblem(value), data: value }),
  parse: refuse,
  parseAsync: refuse,
  safeParseAsync: refuse,
};

/** Takes every call and every further word, as zod's builders do. */
const builder: unknown = new Proxy(() => undefined, {
  get: (_, name) => (typeof name === 'string' && Object.hasOwn(known, name) ? known[name] : builder),
  apply: () => builder,
});

export const z = builder;
