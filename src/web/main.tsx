import './ui/theme/styles.js';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './lib/new-release.js';
import { startI18n } from './lib/i18n/i18n.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startI18n();
createRoot(root).render(<App />);
