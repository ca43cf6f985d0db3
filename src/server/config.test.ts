import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { configHelp, readConfig, VARIABLES } from './config.js';

const problemsOf = (env: Record<string, string>): readonly string[] => {
  const result = readConfig(env);
  return result.ok ? [] : result.problems;
};

describe('configuration', () => {
  test('needs nothing', () => {
    const result = readConfig({});
    if (!result.ok) throw new Error(result.problems.join());
    expect(result.config).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      TANDEM_DATA: path.resolve('data'),
      DATABASE_URL: null,
      PUBLIC_URL: null,
      LOG_LEVEL: 'info',
      checkAnswers: true,
    });
  });

  test('an empty variable is one that is not set', () => {
    expect(readConfig(Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  test('takes what it is given; in production answers are not checked', () => {
    const result = readConfig({
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://desk.example.org/',
      NODE_ENV: 'production',
      TANDEM_RATE_LIMIT: '0',
    });
    expect(result).toMatchObject({
      ok: true,
      config: { PORT: 0, HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example.org/', checkAnswers: false, TANDEM_RATE_LIMIT: 0 },
    });
  });

  test('tells every problem at once, and what was expected', () => {
    expect(
      problemsOf({ PORT: '70000', PUBLIC_URL: 'desk.example.org', LOG_LEVEL: 'loud', DATABASE_POOL: '1.5', TANDEM_DTA: '/x' }),
    ).toEqual([
      'PORT="70000": expected a whole number from 0 to 65535',
      'PUBLIC_URL=…: expected an address that starts with http:// or https://',
      'DATABASE_POOL="1.5": expected a whole number from 2 to 100',
      'LOG_LEVEL="loud": expected one of trace, debug, info, warn, error, silent',
      'TANDEM_DTA: there is no such variable; see "tandem serve --help"',
    ]);
  });

  test('repeats no secret', () => {
    const problems = problemsOf({ DATABASE_URL: 'mysql://root:hunter2@db/x', TANDEM_SECRET: 'hunter2' });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain('hunter2');
  });

  test('a login without its server makes no sense', () => {
    expect(problemsOf({ DATABASE_APP_URL: 'postgres://a@b/c' })).toEqual(['DATABASE_APP_URL: needs DATABASE_URL too, for migrations']);
  });

  test('a bucket needs its keys, and keys a bucket; what is said repeats none of them', () => {
    const keys = { TANDEM_S3_ACCESS_KEY: 'hunter2', TANDEM_S3_SECRET_KEY: 'hunter2' };
    expect(readConfig({ TANDEM_S3_BUCKET: 'desk', TANDEM_S3_ENDPOINT: 'http://127.0.0.1:9000', ...keys })).toMatchObject({
      ok: true,
      config: { TANDEM_S3_REGION: 'us-east-1', TANDEM_S3_PREFIX: '' },
    });
    expect(problemsOf({ TANDEM_S3_BUCKET: 'desk', TANDEM_S3_PREFIX: '/up/../' })).toEqual([
      'TANDEM_S3_PREFIX="/up/../": expected letters, digits, . _ - in parts divided by /',
      'TANDEM_S3_ACCESS_KEY: TANDEM_S3_BUCKET needs it',
      'TANDEM_S3_SECRET_KEY: TANDEM_S3_BUCKET needs it',
    ]);
    const alone = problemsOf(keys);
    expect(alone).toEqual(Object.keys(keys).map((name) => `${name}: needs TANDEM_S3_BUCKET too`));
    expect(alone.join()).not.toContain('hunter2');
  });

  test('the help names every variable', () => {
    for (const name of Object.keys(VARIABLES)) expect(configHelp()).toContain(`  ${name} `);
  });
});
