/** The same figures on a PostgreSQL of the system, with its own settings. Run: npm run bench -- desk-external */
import { type Figures, listing, onServer, writing } from './desk-figures.js';
import { externalPostgres } from './external-postgres.js';

export const run = async () => [...(await outside(writing)), ...(await outside(listing))];

async function outside(figures: Figures) {
  const external = await externalPostgres();
  try {
    return await onServer(figures, external.url, `, external PostgreSQL ${external.version}`);
  } finally {
    await external.stop();
  }
}
