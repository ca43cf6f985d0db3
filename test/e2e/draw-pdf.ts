/** Draws a PDF in the browser, as a reader's program would, and says what is on each page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const SCRIPTS = ['pdf.min.mjs', 'pdf.worker.min.mjs'] as const;

export interface DrawnPage {
  /** Share of the page that is not paper, 0 to 1. */
  readonly ink: number;
  /** How far from the edges of the page the first ink stands, in points. */
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Words on the page. */
  readonly words: number;
  /** The picture, as a PNG. */
  readonly picture: Buffer;
}

/** `page` is on its way nowhere: a blank one. */
export async function drawPdf(page: Page, pdf: Buffer): Promise<readonly DrawnPage[]> {
  const origin = 'http://pdf.test';
  const reader = `<!doctype html><title>PDF</title><script type="module">
    import * as pdfjs from '/${SCRIPTS[0]}';
    pdfjs.GlobalWorkerOptions.workerSrc = '/${SCRIPTS[1]}';
    globalThis.pdfjs = pdfjs;
  </script>`;
  await page.route(`${origin}/**`, (route) => {
    const name = SCRIPTS.find((one) => route.request().url().endsWith(one));
    return name
      ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(require.resolve(`pdfjs-dist/build/${name}`)) })
      : route.fulfill({ contentType: 'text/html', body: reader });
  });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'pdfjs' in globalThis);
  const drawn = await page.evaluate(async (data) => {
    const { pdfjs } = globalThis as unknown as { readonly pdfjs: typeof import('pdfjs-dist') };
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    const document_ = await pdfjs.getDocument({ data: bytes }).promise;
    const SCALE = 1.5;
    const pages = [];
    for (let number = 1; number <= document_.numPages; number += 1) {
      const sheet = await document_.getPage(number);
      const viewport = sheet.getViewport({ scale: SCALE });
      const canvas = Object.assign(document.createElement('canvas'), { width: viewport.width, height: viewport.height });
      const context = canvas.getContext('2d')!;
      await sheet.render({ canvas, canvasContext: context, viewport, background: '#fff' }).promise;
      const { width, height } = canvas;
      const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
      const box = { left: width, right: 0, top: height, bottom: 0 };
      let ink = 0;
      for (let at = 0; at < pixels.length; at += 1) {
        if (pixels[at] === 0xffffffff) continue;
        const [x, y] = [at % width, Math.floor(at / width)];
        ink += 1;
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
      }
      const { items } = await sheet.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      pages.push({
        ink: ink / pixels.length,
        margins: {
          left: box.left / SCALE,
          right: (width - 1 - box.right) / SCALE,
          top: box.top / SCALE,
          bottom: (height - 1 - box.bottom) / SCALE,
        },
        words: text.split(/\s+/).filter(Boolean).length,
        picture: canvas.toDataURL('image/png').slice('data:image/png;base64,'.length),
      });
    }
    return pages;
  }, pdf.toString('base64'));
  return drawn.map((one) => ({ ...one, picture: Buffer.from(one.picture, 'base64') }));
}
