/** The built web app: hashed files for ever, the page itself never cached, and every path of the app answers the page. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from './errors.js';
import { aheadLinks, readAhead } from './page-ahead.js';
import { contentPolicy } from './security.js';

const YEAR = 31_536_000;

/** Files in `assets/` carry a hash of their content in the name. */
const cacheFor = (file: string): string =>
  file.includes(`${path.sep}assets${path.sep}`) ? `public, max-age=${YEAR}, immutable` : 'no-cache';

/** Stands in the built page where the nonce of the answer goes. */
const NONCE_MARK = '__CSP_NONCE__';
const AHEAD = 'ahead.json';
const PACKED = ['.br', '.gz'];

export async function serveWeb(app: FastifyInstance, folder: string, publicUrl: string | null): Promise<void> {
  const index = path.join(folder, 'index.html');
  const built = existsSync(index);
  const page = built ? readFileSync(index, 'utf8') : '';
  const links = aheadLinks(readAhead(path.join(folder, AHEAD)));
  const sendPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const ahead = links(request.url.split('?')[0] ?? '', request.headers.cookie !== undefined);
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .header('content-security-policy', contentPolicy(publicUrl, nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_MARK, nonce).replace('</head>', () => `${ahead}</head>`));
  };
  if (built) {
    for (const address of ['/', '/index.html']) app.get(address, (request, reply) => sendPage(request, reply));
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      globIgnore: ['index.html', AHEAD, ...PACKED.map((ending) => `**/*${ending}`)],
      // The build leaves each file packed beside it.
      preCompressed: true,
      // The files are known when the server starts, each with its own route: nothing else on disk is reachable.
      setHeaders: (reply, file) => void reply.header('cache-control', cacheFor(file)),
      cacheControl: false,
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!built || !wantsPage(request)) return sendProblem(request, reply, 'not-found');
    return sendPage(request, reply);
  });
}

/** A path of the app has no file ending and is asked for by a browser. */
function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { pathname } = new URL(request.url, 'http://x');
  if (pathname.startsWith('/api/') || /\.[a-z0-9]+$/i.test(pathname)) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

/** For operations: tells a wrong method from a wrong address. */
export function apiNotFound(patterns: readonly { method: string; path: string }[], prefix: string) {
  const compiled = patterns.map(({ method, path: pattern }) => ({
    method,
    regex: new RegExp(`^${prefix}${pattern.replace(/:\w+/g, '[^/]+')}/?$`),
  }));
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const pathname = request.url.split('?')[0] ?? '';
    const methods = [...new Set(compiled.filter(({ regex }) => regex.test(pathname)).map(({ method }) => method))];
    if (methods.length === 0) return sendProblem(request, reply, 'not-found');
    return sendProblem(request, reply, 'method-not-allowed', { headers: { allow: methods.join(', ') } });
  };
}
