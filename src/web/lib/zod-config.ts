/** Our content policy forbids building code from strings: zod parses without its generated fast path. First import of the app. */
import { config } from 'zod';

config({ jitless: true });
