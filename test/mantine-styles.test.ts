import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const WEB = 'src/web';
const SHEETS = 'node_modules/@mantine/core/styles';

test('every part of Mantine that a page uses has its style sheet', () => {
  const listed = new Set([...readFileSync(`${WEB}/ui/theme/styles.ts`, 'utf8').matchAll(/styles\/(\w+)\.css/g)].map(([, name]) => name));
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const used = files.flatMap((file) =>
    [...readFileSync(`${WEB}/${file}`, 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
      names.split(',').map((name) => ({ file, name: name.trim() })),
    ),
  );
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter(({ name }) => !listed.has(name) && existsSync(`${SHEETS}/${name}.css`))).toEqual([]);
});
