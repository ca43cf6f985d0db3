import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { agreementJsonSchema } from '../formats/agreement/json-schema.js';
import { fail, program, runProgram } from './program.js';
import { folder, memoryIo } from './testing/running.js';
import { sample, tandem } from './testing/tandem.js';

const files = folder();
afterAll(() => files.remove());

describe('wrong usage', () => {
  it.each<[string[], RegExp]>([
    [['check'], /missing required argument 'agreement'/],
    [['chek', 'x'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    [['check', sample, '--jsn'], /unknown option '--jsn'\n\(Did you mean --json\?\)/],
    [['check', sample, '--fail-on', 'all'], /Allowed choices are blocker, warning, note/],
    [['check', sample, 'another'], /too many arguments/],
    [['calendar', 'ad'], /unknown command|too many arguments/],
    [[], /Usage: tandem/],
  ])('%j ends with 2 and says how it is used', async (args, said) => {
    const { code, out, err } = await tandem(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('help', () => {
  const commands = (command: Command): Command[] => [command, ...command.commands.flatMap(commands)];

  it('every command says what it does and shows examples', async () => {
    const all = commands(program(memoryIo())).filter((command) => command.parent === null || command.parent.parent === null);
    expect(all.map((command) => command.name())).toEqual([
      'tandem',
      'check',
      'route',
      'diff',
      'calendar',
      'replay',
      'import',
      'start-from',
      'document',
      'agreement',
      'schema',
      'verify',
      'serve',
      'seed',
      'db',
    ]);
    for (const command of all) {
      const args = command.parent === null ? ['--help'] : [command.name(), '--help'];
      const { code, out, err } = await tandem(args);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/^Usage: tandem/);
      expect(command.description()).not.toBe('');
      if (!['serve', 'db'].includes(command.name())) expect(out).toMatch(/Examples?:\n {2}tandem|\n {2}(?:tandem|echo|git) /);
    }
  });

  it('the JSON Schema for editors', async () => {
    const { code, out } = await tandem(['schema']);
    expect([code, JSON.parse(out)]).toEqual([0, agreementJsonSchema()]);
  });

  it('the version', async () => {
    expect(await tandem(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });
});

describe('input that cannot be read ends with 2, each mistake on a line with its place', () => {
  it.each(['check', 'route', 'replay'])('%s: no such file', async (command) => {
    const more = command === 'route' ? ['--category', 'x'] : command === 'replay' ? ['history.csv', '--map', 'map.yaml'] : [];
    const { code, out, err } = await tandem([command, '/no/such/file.yaml', ...more]);
    expect([code, out, err]).toEqual([2, '', '/no/such/file.yaml: there is no such file\n']);
  });

  it('a folder, an empty file, a large file, a device without end', async () => {
    expect((await tandem(['check', files.path('')])).err).toMatch(/: this is a folder\n$/);
    const empty = files.file('empty.yaml', '');
    expect(await tandem(['check', empty])).toEqual({ code: 2, out: '', err: `${empty}:1:1: The file is empty\n` });
    const large = files.file('large.yaml', '- a\n'.repeat(2_500_000));
    expect(await tandem(['check', large])).toEqual({
      code: 2,
      out: '',
      err: `${large}:1:1: The file is too large (10.0 MB); expected at most 2.0 MB\n`,
    });
    expect((await tandem(['check', '/dev/zero'])).err).toMatch(/^\/dev\/zero:1:1: The file is too large/);
  });

  it('all mistakes of a file at once', async () => {
    const file = files.file('bad.yaml', 'tandem: 1\nname: x\nversion: one\nrool: 1\n');
    const { code, out, err } = await tandem(['check', file]);
    expect([code, out]).toEqual([2, '']);
    expect(err.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/bad\.yaml:1:1: The key "parties" is missing/),
      expect.stringMatching(/bad\.yaml:1:1: The key "teams" is missing/),
      expect.stringMatching(/bad\.yaml:1:1: The key "calendars" is missing/),
    ]);
    expect(err).toMatch(/bad\.yaml:3:10: This is text; expected a number \(version\)/);
    expect(err).toMatch(/bad\.yaml:4:1: The key "rool" is unknown here/);
  });
});

describe('a fault of our own', () => {
  it('is one line, with its place only when asked for', () => {
    const io = memoryIo();
    fail(new RangeError('Maximum call stack\nsecond line'), io);
    expect(io.ran()).toEqual({
      code: 2,
      out: '',
      err: 'tandem: This should not have happened: Maximum call stack. TANDEM_DEBUG=1 shows where.\n',
    });
    const curious = { ...memoryIo(), env: { TANDEM_DEBUG: '1' } };
    fail(new Error('x'), curious);
    expect(curious.ran().err).toMatch(/\n\s+at /);
  });
});

describe('colours', () => {
  it('appear on a terminal, unless NO_COLOR is set', async () => {
    const run = async (isTTY: boolean, env: Record<string, string>) => {
      const io = memoryIo();
      const seen = { ...io, env, stdout: { ...io.stdout, isTTY } };
      await runProgram(['check', sample], seen);
      return seen.ran().out;
    };
    expect(await run(true, {})).toContain('\u001b[1m');
    expect(await run(true, { NO_COLOR: '1' })).not.toContain('\u001b');
    expect(await run(false, {})).not.toContain('\u001b');
  });
});
