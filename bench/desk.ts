/** The desk on the embedded PostgreSQL. Run: npm run bench -- desk */
import { deskFigures } from './desk-figures.js';

export const run = () => deskFigures(null, '');
