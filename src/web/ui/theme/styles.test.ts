import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const sheets = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Button.css'));

test('every part of Mantine that a page uses has its style sheet', () => {
  const listed = new Set([...readFileSync(join(here, 'styles.ts'), 'utf8').matchAll(/styles\/(\w+)\.css/g)].map(([, name]) => name));
  const web = join(here, '../..');
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const used = files.flatMap((file) =>
    [...readFileSync(join(web, file), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => ({ file, name: name.trim() })),
    ),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter(({ name }) => !listed.has(name) && existsSync(join(sheets, `${name}.css`)))).toEqual([]);
});
