/** Headers that tell browsers what our pages may do. */
import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Nothing from elsewhere, nothing inline, except the style elements that the page's own nonce marks.
 * Plain-http installs in a LAN stay on http: nothing upgrades.
 */
export function contentPolicy(publicUrl: string | null, nonce: string | null = null): string {
  const encrypted = publicUrl?.startsWith('https:') ?? false;
  return [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(encrypted ? ['upgrade-insecure-requests'] : []),
  ].join(';');
}

export function securityHeaders(publicUrl: string | null): FastifyHelmetOptions {
  const encrypted = publicUrl?.startsWith('https:') ?? false;
  return {
    // Set by ourselves: the page's policy differs from answer to answer.
    contentSecurityPolicy: false,
    strictTransportSecurity: encrypted ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    // These two need a trustworthy address; on plain http in a LAN browsers only complain about them.
    crossOriginOpenerPolicy: encrypted,
    originAgentCluster: encrypted,
  };
}
