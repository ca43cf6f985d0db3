/** For tests: reads a PDF as our page writer makes them: pages, where each piece of text stands, and the structure tree. */
import { inflateSync } from 'node:zlib';

export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Lies in content of the structure, not in decoration. */
  readonly tagged: boolean;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly text: string;
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly marked: boolean;
  readonly language: string | null;
  /** How many elements of each type the structure tree holds. */
  readonly structure: ReadonlyMap<string, number>;
}

interface Font {
  readonly texts: readonly string[];
  readonly widths: readonly number[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const whole = Buffer.from(bytes).toString('latin1');
  const objects = new Map([...whole.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id, body]) => [id!, body!]));
  const object = (id: string | undefined): string => objects.get(id ?? '') ?? '';
  const stream = (id: string | undefined): string => {
    const body = object(id);
    const at = body.indexOf('stream\n');
    if (at < 0) return '';
    return inflateSync(Buffer.from(body.slice(at + 7), 'latin1')).toString('latin1');
  };
  const fonts = new Map<string, Font>();
  const font = (id: string): Font => {
    const known = fonts.get(id);
    if (known) return known;
    const body = object(id);
    const cmap = stream(/\/ToUnicode (\d+)/.exec(body)?.[1]);
    const texts = [...cmap.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list]) =>
      [...list!.matchAll(/<([0-9a-f ]+)>/g)].map(([, hex]) => unicode(hex!)),
    );
    const widths = /\/W \[0 \[([^\]]*)\]/.exec(object(/\/DescendantFonts \[(\d+)/.exec(body)?.[1]))?.[1] ?? '';
    const made = { texts, widths: widths.trim().split(/\s+/).map(Number) };
    fonts.set(id, made);
    return made;
  };
  const kids = [
    ...(/\/Kids \[([^\]]*)\]/.exec([...objects.values()].find((body) => /\/Type \/Pages\b/.test(body)) ?? '')?.[1] ?? '').matchAll(
      /(\d+) 0 R/g,
    ),
  ];
  const pages = kids.map(([, id]): ReadPage => {
    const body = object(id);
    const [, , width, height] = /\/MediaBox \[([^\]]*)\]/.exec(body)![1]!.split(' ').map(Number) as [number, number, number, number];
    const resources = object(/\/Resources (\d+)/.exec(body)?.[1]);
    const named = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, ref]) => [name!, ref!]));
    const pieces = piecesOf(stream(/\/Contents (\d+)/.exec(body)?.[1]), (name) => font(named.get(name)!));
    return { width, height, pieces, text: pieces.map(({ text }) => text).join('') };
  });
  const structure = new Map<string, number>();
  for (const body of objects.values()) {
    const type = /^<<\n\/S \/(\w+)\n/.exec(body)?.[1];
    if (type) structure.set(type, (structure.get(type) ?? 0) + 1);
  }
  return { pages, marked: /\/Marked true/.test(whole), language: /\/Lang \(([^)]*)\)/.exec(whole)?.[1] ?? null, structure };
}

const unicode = (hex: string): string =>
  hex
    .split(' ')
    .map((unit) => String.fromCharCode(Number.parseInt(unit, 16)))
    .join('');

function piecesOf(content: string, font: (name: string) => Font): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = { x: 0, y: 0 };
  let current: { font: Font; size: number } | null = null;
  let spacing = 0;
  let tagged = false;
  for (const line of content.replace(/<<\n\/MCID (\d+)\n>>/g, 'MCID').split('\n')) {
    const matrix = /^1 0 0 1 (\S+) (\S+) Tm$/.exec(line);
    const chosen = /^\/(F\d+) (\S+) Tf$/.exec(line);
    if (/^\/Artifact BMC$/.test(line)) tagged = false;
    else if (/^\/\w+ MCID BDC$/.test(line)) tagged = true;
    else if (line === 'BT') spacing = 0;
    else if (matrix) at = { x: Number(matrix[1]), y: Number(matrix[2]) };
    else if (chosen) current = { font: font(chosen[1]!), size: Number(chosen[2]) };
    else if (/ Tc$/.test(line)) spacing = Number.parseFloat(line);
    else if (/ TJ$/.test(line) && current !== null) pieces.push({ ...at, ...shown(line, current, spacing), tagged });
  }
  return pieces;
}

/** A line such as `[<00010002> 9.27 <0004> 0] TJ`: glyphs, and by how much the pen is set back. */
function shown(line: string, { font, size }: { font: Font; size: number }, spacing: number): { text: string; width: number } {
  let text = '';
  let width = 0;
  let blank = 0;
  for (const [, glyphs, back] of line.matchAll(/<([0-9a-f]+)>|(-?[\d.]+)/g)) {
    if (glyphs === undefined) width -= (Number(back) * size) / 1000;
    else
      for (let i = 0; i < glyphs.length; i += 4) {
        const id = Number.parseInt(glyphs.slice(i, i + 4), 16);
        const advance = ((font.widths[id] ?? 0) * size) / 1000 + spacing;
        text += font.texts[id] ?? '';
        width += advance;
        blank = /^\s$/.test(font.texts[id] ?? '') ? blank + advance : 0;
      }
  }
  // A space at the end takes no room that anybody would see.
  return { text, width: width - blank };
}
