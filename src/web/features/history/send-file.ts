/** Sends a file as it is, with progress; `fetch` cannot tell how much has left. */
import type { z } from 'zod';
import { urlOf } from '../../../contract/client.js';
import { ProblemError, problem } from '../../../contract/errors.js';
import { createUpload, type upload } from '../../../contract/histories.js';

export type Upload = z.infer<typeof upload>;

export function sendFile(partnership: string, file: File, onShare: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(createUpload.method, urlOf(createUpload, { params: { partnership }, query: { name: file.name } }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText);
        if (request.status < 300) return resolve(body as Upload);
        const refused = problem.safeParse(body);
        if (refused.success) return reject(new ProblemError(refused.data));
      } catch {
        // Something in between answered with something other than JSON.
      }
      return reject(new TypeError('The upload was not answered as expected'));
    };
    request.onerror = () => reject(new TypeError('The connection broke'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
