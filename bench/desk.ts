/** The desk on the embedded PostgreSQL. Run: npm run bench -- desk */
import { listing, onServer, writing } from './desk-figures.js';

export const run = async () => [...(await onServer(writing)), ...(await onServer(listing))];
