import { describe, expect, test } from 'vitest';
import { describeError, makeLogger } from './logger.js';

const databaseError = Object.assign(new Error('invalid input syntax for type uuid: "ann@example.org"'), {
  severity: 'ERROR',
  code: '22P02',
  detail: 'Key (email)=(ann@example.org) already exists.',
  constraint: 'people_email_key',
});

describe('the log', () => {
  test('holds no value of the database', () => {
    const lines: string[] = [];
    makeLogger('info', { write: (line: string) => void lines.push(line) }).error({ err: databaseError }, 'x');
    expect(lines.join()).not.toContain('ann@example.org');
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ msg: 'x', err: { code: '22P02', constraint: 'people_email_key' } });
  });

  test('holds no request: addresses carry one-time links', () => {
    const lines: string[] = [];
    makeLogger('info', { write: (line: string) => void lines.push(line) }).info({ req: { url: '/invitations/secret' }, res: {} }, 'x');
    expect(lines.join()).not.toContain('secret');
  });

  test('an error keeps its cause; what is no error is named', () => {
    expect(describeError(new Error('outer', { cause: databaseError }))).toMatchObject({ message: 'outer', cause: { code: '22P02' } });
    expect(describeError('text')).toMatchObject({ type: 'string' });
  });
});
