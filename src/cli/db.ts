/** `tandem db`: backup and restore of the embedded database. */
import path from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../server/config.js';

export function dbCommand(): Command {
  const db = new Command('db').description('Back up and restore the database');
  db.command('backup')
    .description('Copy the database while it serves; the copy is restored and read once before it counts')
    .argument('<file-or-folder>', 'where to; in a folder the file is named by the moment')
    .option('--json', 'for machines')
    .action((target: string, options: { json?: boolean }) =>
      run(async (folder) => {
        const { backUp } = await import('../server/platform/db/backup/backup.js');
        const report = await backUp(folder, path.resolve(target), new Date());
        tell(
          options.json,
          report,
          `${report.file}: ${size(report.bytes)}, ${report.tables} tables, ${report.rows} rows${files(report)}, restored and read once`,
        );
      }),
    );
  db.command('restore')
    .description('Put a backup into TANDEM_DATA; Tandem must not run')
    .argument('<file>', 'the backup')
    .option('--replace', 'put a database that is there aside')
    .option('--json', 'for machines')
    .action((file: string, options: { replace?: boolean; json?: boolean }) =>
      run(async (folder) => {
        const { restore } = await import('../server/platform/db/backup/backup.js');
        const report = await restore(path.resolve(file), folder, { replace: options.replace ?? false, now: new Date() });
        const kept = report.kept === null ? '' : `; what was there is in ${report.kept}`;
        tell(options.json, report, `${folder}: ${report.tables} tables, ${report.rows} rows${files(report)} restored${kept}`);
      }),
    );
  return db;
}

async function run(work: (folder: string) => Promise<void>): Promise<void> {
  const result = readConfig(process.env);
  const problems = result.ok
    ? result.config.DATABASE_URL === null
      ? []
      : ['DATABASE_URL names a server of your own: back it up and restore it with its own tools, such as pg_dump and pg_restore']
    : result.problems;
  if (!result.ok || problems.length > 0) {
    process.stderr.write(`${problems.map((problem) => `tandem: ${problem}`).join('\n')}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    await work(result.config.TANDEM_DATA);
  } catch (error) {
    process.stderr.write(`tandem: ${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}

function tell(json: boolean | undefined, report: unknown, text: string): void {
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${text}\n`);
}

/** Attachments, and those that have to be saved apart. */
function files({ attachments, attachmentsElsewhere }: { readonly attachments: number; readonly attachmentsElsewhere: number }): string {
  const apart = attachmentsElsewhere === 0 ? '' : ` (${attachmentsElsewhere} more are not in this folder, such as in a bucket)`;
  return attachments + attachmentsElsewhere === 0 ? '' : `, ${attachments} attachments${apart}`;
}

const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
