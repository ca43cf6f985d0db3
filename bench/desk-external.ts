/** The same figures on a PostgreSQL of the system, with its own settings. Run: npm run bench -- desk-external */

import { deskFigures } from './desk-figures.js';
import { externalPostgres } from './external-postgres.js';

export async function run() {
  const external = await externalPostgres();
  try {
    return await deskFigures(external.url, `, external PostgreSQL ${external.version}`);
  } finally {
    await external.stop();
  }
}
