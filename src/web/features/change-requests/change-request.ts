import type { z } from 'zod';
import type { changeRequest } from '../../../contract/change-requests.js';

export type ChangeRequest = z.infer<typeof changeRequest>;
