/** Sends a file as it is, with progress; `fetch` cannot tell how much has left. */
import { ProblemError, problem } from '../../contract/errors.js';

export interface SendFile {
  readonly method: string;
  /** From `urlOf`. */
  readonly url: string;
  readonly file: File;
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Answers what the operation answers; throws as the typed client does. */
export function sendFile<Answer>({ method, url, file, onShare, signal }: SendFile): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept', 'application/json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    };
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText);
        if (request.status < 300) return resolve(body as Answer);
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
