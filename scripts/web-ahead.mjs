// Two things that a page on a slow network gains from, made with the web build.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SMALLEST = 1_000;
const shrink = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

/** Writes each file a second and a third time, as small as it gets: packed at each request it would be a sixth larger. */
export const packed = () => ({
  name: 'packed',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => /\.(js|css|svg)$/.test(fileName));
      await Promise.all(
        files.map(async (file) => {
          const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (bytes.length < SMALLEST) return;
          for (const [ending, pack] of Object.entries(shrink))
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.${ending}`, source: await pack(bytes) });
        }),
      );
    },
  },
});

/** Writes `ahead.json`: for each address the scripts, styles and answers that its page asks for beyond `index.html`. */
export const aheadOf = (pages) => ({
  name: 'ahead',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const reach = (file, found) => {
        const chunk = bundle[file];
        if (found.has(file) || chunk?.type !== 'chunk') return found;
        found.add(file);
        for (const next of chunk.imports) reach(next, found);
        return found;
      };
      const stylesOf = (files) => [...files].flatMap((file) => [...(bundle[file].viteMetadata?.importedCss ?? [])]);
      const first = new Set(chunks.filter((one) => one.isEntry).flatMap((one) => [...reach(one.fileName, new Set())]));
      const firstStyles = new Set(stylesOf(first));
      const lines = pages.map(({ path, files: names, answers }) => {
        const files = new Set();
        for (const name of names) {
          const chunk = chunks.find((one) => one.facadeModuleId?.replace(/\.tsx?$/, '').endsWith(`/src/web/${name}`));
          if (!chunk) throw new Error(`src/web/ahead.ts names a file that is not fetched by itself: ${name}`);
          reach(chunk.fileName, files);
        }
        const scripts = [...files].filter((file) => !first.has(file));
        const styles = [...new Set(stylesOf(scripts))].filter((file) => !firstStyles.has(file));
        return { path, scripts: scripts.map((file) => `/${file}`), styles: styles.map((file) => `/${file}`), answers };
      });
      this.emitFile({ type: 'asset', fileName: 'ahead.json', source: JSON.stringify(lines) });
    },
  },
});

/** The first paint is the name of the product, which needs styles alone: scripts do not share the line with them. */
export const stylesFirst = () => ({
  name: 'styles-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace(/<(script type="module"|link rel="modulepreload")/g, '<$1 fetchpriority="low"'),
  },
});
