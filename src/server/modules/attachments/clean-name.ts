/**
 * The name of a file as it is kept and offered again: one name, no place. It is never a path here (keys
 * are ids), and on the machine of whoever downloads it, it should not become one either.
 *
 * Example: `C:\fakepath\..\pass\u202Etxt.exe` is kept as `passtxt.exe`.
 */
const MOST = 200;
/** Controls, and what turns the reading direction or takes no room: they make a name read as another. */
const UNSEEN = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\p{Surrogate}]/gu;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;

export function cleanName(given: string): string {
  const last =
    given
      .normalize('NFC')
      .split(/[/\\]/)
      .filter((part) => part.trim() !== '')
      .at(-1) ?? '';
  const plain = last
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+$/, '')
    .replace(/[. ]+$/, '')
    .trim();
  if (plain === '') return 'file';
  return shortened(RESERVED.test(plain) ? `_${plain}` : plain);
}

/** The ending stays: it says what opens it. */
function shortened(name: string): string {
  if (name.length <= MOST) return name;
  const ending = /\.[^.\s]{1,20}$/u.exec(name)?.[0] ?? '';
  return `${name.slice(0, MOST - ending.length).replace(/\p{Surrogate}/gu, '')}${ending}`;
}
