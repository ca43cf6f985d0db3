/** Text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, or the old Windows letters. */

/** The server takes no more characters than this. */
export const MOST_CHARACTERS = 800_000;

/** Larger than any file of that many characters; it is not even read. */
export const MOST_BYTES = 4 * MOST_CHARACTERS;

/**
 * @example decoded(new Uint8Array([0x47, 0x65, 0x72, 0xe4, 0x74])) // 'Gerät', from Windows-1252
 */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
