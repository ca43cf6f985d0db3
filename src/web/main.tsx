import './ui/theme/styles.js';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { queries } from './lib/api.js';
import './lib/new-release.js';
import { startI18n } from './lib/i18n/i18n.js';
import { sessionQuery } from './lib/session.js';
import { router } from './routes.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Asked for before anything is drawn: every page waits for this answer.
void queries.prefetchQuery(sessionQuery);
// The name of the product stands there from the first answer on; it goes when a page does.
const off = router.subscribe('onRendered', () => {
  document.getElementById('splash')?.remove();
  off();
});
// No await here: what a language fetches may import this very file's chunk, and each would wait for the other.
void startI18n().then(() => {
  // In slices, so that a slow phone answers a touch meanwhile.
  startTransition(() => createRoot(root).render(<App />));
});
