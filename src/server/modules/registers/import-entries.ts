import type { importEntries } from '../../../contract/registers.js';
import type { AnswerOf, BodyOf } from '../../../contract/route.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import { UnreadableFile } from '../../../formats/history/csv/problem.js';
import { type ReadRegister, readRegisterCsv } from '../../../formats/registers/register-csv.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { invalid, refused } from '../../platform/http/refusal.js';
import { insertEntries, lockNames, partiesOf } from './registers.repo.js';
import { onlyTeams } from './registers.view.js';
import { demandRoom, newRow } from './write-entry.js';

type Receipt = AnswerOf<typeof importEntries>;

/** Reads a file into a register. Good rows beside bad ones are taken only when that is asked for. */
export async function importFile(
  ctx: Ctx,
  events: Events,
  kind: RegisterKind,
  { text, take }: BodyOf<typeof importEntries>,
): Promise<Receipt> {
  onlyTeams(ctx.member);
  return ctx.write(async (tx) => {
    const names = await lockNames(tx, ctx.partnership, kind);
    const read = readFile(kind, text, await partiesOf(tx, ctx.partnership), new Set(names.keys()));
    const { good, bad } = read;
    if (take === 'all' && bad.length > 0)
      throw refused([
        { code: 'registers.bad-rows', ref: null, text: `${bad.length} rows cannot be read; take only the good ones, or mend the file` },
      ]);
    if (take !== 'nothing') demandRoom(names.size + good.length);
    const taken = take === 'nothing' ? [] : good;
    await insertEntries(
      tx,
      taken.map((entry) => newRow(ctx, kind, entry.name, entry.values)),
    );
    if (taken.length > 0)
      await events.emit(tx, authorOf(ctx), [
        {
          kind: 'register.imported',
          subject: { type: 'register', id: ctx.partnership },
          data: { kind, taken: taken.length, bad: bad.length },
        },
      ]);
    return {
      good: good.length,
      bad: bad.map((row) => ({ ...row, problems: [...row.problems] })),
      taken: taken.length,
      sample: good.slice(0, 20).map((one) => ({ ...one, values: one.values as never })),
    };
  });
}

function readFile(...call: Parameters<typeof readRegisterCsv>): ReadRegister {
  try {
    return readRegisterCsv(...call);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw invalid(
      error.problems.map(({ text, line, column }) => ({
        path: ['body', 'text'],
        text,
        ...(line === null ? {} : { line }),
        ...(column === null ? {} : { column }),
      })),
    );
  }
}
