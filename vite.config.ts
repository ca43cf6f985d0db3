import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { aheadOf, packed, stylesFirst } from './scripts/web-ahead.mjs';
import { ahead } from './src/web/ahead.js';

// What every first page needs, with all that it imports: otherwise it would stand in the groups below, and
// the sign-in would fetch them whole.
const START =
  /preload-helper|@tanstack|i18next|src\/web\/(paths|root-routes|routes|app|main|pages\/frames)|-?search\.ts$|time\/days|lib\/(i18n\/i18n|api|session|stored|scheme|nonce|new-release)\.|contract\/(hand-offs|client|route)\./;

// The server replaces the nonce placeholder in index.html on each answer, so that the policy for
// styles needs no 'unsafe-inline'. There is no inline script at all.
export default defineConfig({
  root: 'src/web',
  plugins: [react(), aheadOf(ahead), packed(), stylesFirst()],
  // Why: see there.
  resolve: { alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL('./src/web/lib/schemas.ts', import.meta.url)) }] },
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        // Small files that most pages share travel together: fewer requests before the first use.
        codeSplitting: {
          groups: [
            { name: 'start', test: START, priority: 10 },
            { name: 'common', test: /src\/(web\/(lib|ui)|contract|core)\//, minShareCount: 4 },
            { name: 'parts', test: /node_modules\//, minShareCount: 4 },
            { name: 'pieces', test: /src\/web\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': { target: process.env.TANDEM_API ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
