/**
 * Prints content as a tagged PDF with pdfmake's layout and page writer.
 *
 * pdfmake lays out and draws, and says that a file is tagged without tagging anything. So its renderer
 * is extended here: text with a tag is drawn as content of that tag, everything else as decoration.
 * The packages are loaded at the first document, not at the start of the program.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Tag } from './tags.js';

/** A node of pdfmake's content. */
export type Node = { readonly [key: string]: unknown };

export interface Printed {
  readonly title: string;
  readonly content: readonly Node[];
  readonly structure: Tag;
  readonly footer: (page: number, pages: number) => Node;
  readonly defaultStyle: Node;
}

interface Line {
  readonly inlines: readonly { readonly tag?: Tag }[];
}

/** What is used of pdfkit's document. */
interface Pdf {
  readonly page: object;
  markContent(tag: 'Artifact'): void;
  markStructureContent(type: string): unknown;
  endMarkedContent(): void;
  struct(type: string, options: object, children: readonly unknown[]): unknown;
  addStructure(element: unknown): void;
  on(event: 'data', listener: (chunk: Buffer) => void): void;
  on(event: 'end', listener: () => void): void;
  end(): void;
}

interface Drawing {
  renderLine(line: Line, x: number, y: number): void;
  renderVector(vector: unknown): void;
  renderPages(pages: unknown): void;
}

interface Layout {
  registerTableLayouts(layouts: object): void;
  layoutDocument(...input: readonly unknown[]): readonly unknown[];
}

interface Parts {
  readonly LayoutBuilder: new (size: object, margins: object, svg: unknown) => Layout;
  readonly PDFDocument: new (fonts: object, images: object, patterns: object, attachments: object, options: object) => Pdf;
  readonly Renderer: new (pdf: Pdf) => Drawing;
  readonly SVGMeasure: new () => unknown;
  readonly layouts: object;
}

/** The class behind a CommonJS module, through as many wrappings as there are. */
function unwrapped<T>(loaded: unknown): T {
  let inner = loaded;
  while (typeof inner === 'object' && inner !== null && 'default' in inner) inner = inner.default;
  return inner as T;
}

async function load(): Promise<Parts> {
  const [layout, pdf, renderer, svg, layouts] = await Promise.all([
    import('pdfmake/js/LayoutBuilder.js'),
    import('pdfmake/js/PDFDocument.js'),
    import('pdfmake/js/Renderer.js'),
    import('pdfmake/js/SVGMeasure.js'),
    import('pdfmake/js/tableLayouts.js'),
  ]);
  return {
    LayoutBuilder: unwrapped(layout),
    PDFDocument: unwrapped(pdf),
    Renderer: unwrapped(renderer),
    SVGMeasure: unwrapped(svg),
    layouts: layouts.tableLayouts,
  };
}

function fonts(): object {
  const roboto = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts/Roboto');
  const file = (style: string) => path.join(roboto, `Roboto-${style}.ttf`);
  return {
    Roboto: { normal: file('Regular'), bold: file('Medium'), italics: file('Italic'), bolditalics: file('MediumItalic') },
  };
}

/** US Letter, in points. */
const LETTER = { orientation: 'portrait', width: 612, height: 792 };
export const MARGINS = { left: 54, top: 54, right: 54, bottom: 60 };

interface Placed {
  readonly headlineLevel?: number;
  /** `verticalRatio` is 0 at the top of the page and 1 at its foot. */
  readonly startPosition: { readonly verticalRatio: number };
}

/** A heading near the foot of a page goes to the next one, for what it leads to would not stand below it. */
const nearTheFoot = ({ headlineLevel, startPosition }: Placed): boolean =>
  headlineLevel !== undefined && startPosition.verticalRatio > (headlineLevel === 1 ? 0.82 : 0.88);

/** The bytes of a tagged PDF. */
export async function print({ title, content, structure, footer, defaultStyle }: Printed): Promise<Uint8Array> {
  const { LayoutBuilder, PDFDocument, Renderer, SVGMeasure, layouts } = await load();
  const pdf = new PDFDocument(
    fonts(),
    {},
    {},
    {},
    {
      size: [LETTER.width, LETTER.height],
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: 'en-US',
      autoFirstPage: false,
      font: null,
      info: { Title: title, Creator: 'Tandem', Producer: 'Tandem' },
    },
  );
  const builder = new LayoutBuilder(LETTER, MARGINS, new SVGMeasure());
  builder.registerTableLayouts(layouts);
  const pages = builder.layoutDocument(content, pdf, {}, defaultStyle, undefined, undefined, footer, undefined, nearTheFoot);

  class Tagging extends Renderer {
    override renderLine(line: Line, x: number, y: number): void {
      const leaf = line.inlines.find((inline) => inline.tag)?.tag;
      const repeated = leaf?.repeats === true && leaf.page !== null && leaf.page !== pdf.page;
      if (leaf === undefined || repeated) pdf.markContent('Artifact');
      else {
        leaf.drawn.push(pdf.markStructureContent(leaf.type));
        leaf.page ??= pdf.page;
      }
      super.renderLine(line, x, y);
      pdf.endMarkedContent();
    }

    override renderVector(vector: unknown): void {
      pdf.markContent('Artifact');
      super.renderVector(vector);
      pdf.endMarkedContent();
    }
  }
  new Tagging(pdf).renderPages(pages);
  const element = (one: Tag): unknown =>
    pdf.struct(one.type, one.scope === undefined ? {} : { scope: one.scope }, [...one.drawn, ...one.kids.map(element)]);
  pdf.addStructure(element(structure));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.end();
  });
}
