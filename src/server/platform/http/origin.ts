/** Where a request comes from, and whether it may change something. */
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The server's address as the caller sees it. */
export function originOf(request: FastifyRequest, publicUrl: string | null): string {
  if (publicUrl !== null) return new URL(publicUrl).origin;
  return `${request.protocol}://${request.host}`;
}

/**
 * A page of another site can make a browser send requests with our cookie along. Such a request says
 * where it comes from, and is refused; programs without a browser send neither header.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | null): void {
  if (SAFE.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign =
    origin !== undefined ? !sameHost(origin, request, publicUrl) : site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign) {
    throw new Refusal('forbidden', {
      detail: 'This request comes from another site',
      causes: [{ code: 'http.foreign-origin', ref: null, text: 'This request comes from another site' }],
    });
  }
}

function sameHost(origin: string, request: FastifyRequest, publicUrl: string | null): boolean {
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
