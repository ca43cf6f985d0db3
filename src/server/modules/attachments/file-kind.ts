/**
 * What a file is, by its first bytes, held against what its name says. Bytes that contradict the name are
 * kept but marked, and handed out as bytes that nothing opens by itself.
 *
 * Example: `photo.png` that begins like a program is `application/octet-stream`, marked.
 *
 * Archives are recognised by their first bytes and their name alone: nothing is ever unpacked here.
 */
import { fileTypeFromBuffer } from 'file-type';

export interface FileKind {
  readonly type: string;
  readonly mismatch: boolean;
}

/** Enough for every signature that is looked for. */
export const HEAD_BYTES = 4_100;

export const UNKNOWN_TYPE = 'application/octet-stream';

/** Endings with the type that they are handed out as, and the types that the bytes may be found to be. */
const NAMED: Readonly<Record<string, readonly [type: string, ...found: string[]]>> = {
  png: ['image/png', 'image/apng'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  bmp: ['image/bmp'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence'],
  pdf: ['application/pdf'],
  rtf: ['application/rtf'],
  mp3: ['audio/mpeg'],
  wav: ['audio/wav'],
  mp4: ['video/mp4', 'video/x-m4v', 'video/quicktime'],
  mov: ['video/quicktime', 'video/mp4'],
  webm: ['video/webm', 'video/matroska'],
  zip: ['application/zip'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'application/zip'],
  odt: ['application/vnd.oasis.opendocument.text', 'application/zip'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet', 'application/zip'],
  doc: ['application/msword', 'application/x-cfb'],
  xls: ['application/vnd.ms-excel', 'application/x-cfb'],
  ppt: ['application/vnd.ms-powerpoint', 'application/x-cfb'],
  msg: ['application/vnd.ms-outlook', 'application/x-cfb'],
  gz: ['application/gzip'],
  tgz: ['application/gzip'],
  '7z': ['application/x-7z-compressed'],
  rar: ['application/x-rar-compressed'],
  exe: [UNKNOWN_TYPE, 'application/x-msdownload'],
  dll: [UNKNOWN_TYPE, 'application/x-msdownload'],
};

/** Endings of texts. What a browser could take for a page or a script is handed out as mere bytes. */
const TEXTS: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  yaml: 'text/plain',
  yml: 'text/plain',
  ini: 'text/plain',
  conf: 'text/plain',
  eml: UNKNOWN_TYPE,
  ps1: UNKNOWN_TYPE,
  sh: UNKNOWN_TYPE,
  bat: UNKNOWN_TYPE,
  js: UNKNOWN_TYPE,
  html: UNKNOWN_TYPE,
  htm: UNKNOWN_TYPE,
  svg: UNKNOWN_TYPE,
  xml: UNKNOWN_TYPE,
};

/** Types that a file without a telling name may be handed out as. */
const SAFE = new Set(Object.values(NAMED).map(([type]) => type));

export async function fileKind(name: string, head: Buffer): Promise<FileKind> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = await typeOf(head);
  if (Object.hasOwn(TEXTS, ending)) return isText(head) ? { type: TEXTS[ending]!, mismatch: false } : MARKED;
  if (Object.hasOwn(NAMED, ending)) {
    const [type, ...others] = NAMED[ending]!;
    return found !== null && [type, ...others].includes(found) ? { type, mismatch: false } : MARKED;
  }
  if (found !== null) return { type: SAFE.has(found) ? found : UNKNOWN_TYPE, mismatch: false };
  return { type: isText(head) ? 'text/plain' : UNKNOWN_TYPE, mismatch: false };
}

const MARKED: FileKind = { type: UNKNOWN_TYPE, mismatch: true };

async function typeOf(head: Buffer): Promise<string | null> {
  // These two would be looked into, and looking into them means unpacking.
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'application/zip';
  if (head[0] === 0x1f && head[1] === 0x8b) return 'application/gzip';
  return (await fileTypeFromBuffer(head).catch(() => undefined))?.mime ?? null;
}

/** UTF-8 or UTF-16 with its mark, and nothing in it that texts do not have. */
function isText(head: Buffer): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}
