import type { z } from 'zod';
import { urlOf } from '../../../contract/client.js';
import { createUpload, type upload } from '../../../contract/histories.js';
import { sendFile } from '../../lib/send-file.js';

export type Upload = z.infer<typeof upload>;

export const sendHistory = (partnership: string, file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<Upload> =>
  sendFile({
    method: createUpload.method,
    url: urlOf(createUpload, { params: { partnership }, query: { name: file.name } }),
    file,
    onShare,
    signal,
  });
