/** Follows changes once for all tabs of the browser. */
import { followChanges } from './follow-changes.js';

interface Port {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as { onconnect: (event: { readonly ports: readonly Port[] }) => void };
const ports = new Set<Port>();
let stop: (() => void) | null = null;

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  port.onmessage = ({ data }) => {
    const { follow } = data as { readonly follow: string | null };
    if (follow === null) ports.delete(port);
    else ports.add(port);
    if (ports.size === 0) {
      stop?.();
      stop = null;
    } else if (follow !== null)
      stop ??= followChanges(follow, (event) => {
        for (const one of ports) one.postMessage(event);
      });
  };
};
