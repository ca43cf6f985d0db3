/** After a release the page that is open asks for files that are gone: it is loaded anew, at most once a minute. Drafts are kept. */
import { readStored, writeStored } from './stored.js';

window.addEventListener('vite:preloadError', (event) => {
  const last = Number(readStored('reloaded', 'session') ?? 0);
  if (Date.now() - last < 60_000) return;
  event.preventDefault();
  writeStored('reloaded', String(Date.now()), 'session');
  window.location.reload();
});
