/** `tandem start-from`: a ready-made agreement as a file, to be made one's own. */
import { Argument, Command } from 'commander';
import { isZone } from '../core/calendar/zone.js';
import { STARTER_IDS, STARTERS, type StarterId, type StarterNames, starterText } from '../formats/starters/starters.js';
import { FINE } from './exit.js';
import { finish } from './finish.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import { writeResult } from './written-file.js';

interface Options {
  readonly out?: string;
  readonly force?: boolean;
  readonly name?: string;
  readonly internal?: string;
  readonly provider?: string;
  readonly zone?: string;
}

const LONGEST_ID = Math.max(...STARTER_IDS.map((id) => id.length));

const HELP = `
The agreements:
${STARTERS.map(({ id, title, description }) => `  ${id.padEnd(LONGEST_ID)}  ${title}\n  ${''.padEnd(LONGEST_ID)}  ${description}`).join('\n')}

Each is proved total. Replace names, hours, systems and sites with your own; tandem check says what
a change leaves open.

Examples:
  tandem start-from manufacturer --out agreement.yaml
  tandem start-from healthcare --name "Our partnership" --internal "Our clinics" --zone America/Denver > agreement.yaml
  tandem check agreement.yaml`;

export function startFromCommand(io: Io): Command {
  return new Command('start-from')
    .description('Write a ready-made agreement to start from')
    .addArgument(new Argument('<agreement>', 'which one').choices([...STARTER_IDS]))
    .option('--out <file>', 'where to; standard output when left out')
    .option('--force', 'write over a file that is there')
    .option('--name <name>', 'the name of the agreement')
    .option('--internal <name>', 'the name of the company')
    .option('--provider <name>', 'the name of the managed service provider')
    .option('--zone <zone>', 'the time zone, such as America/New_York')
    .addHelpText('after', HELP)
    .action((id: StarterId, options: Options) => finish(io, async () => startFrom(id, options, io)));
}

function startFrom(id: StarterId, { out, force = false, zone, ...names }: Options, io: Io): number {
  if (zone !== undefined && !isZone(zone)) throw new UnreadableInput([`--zone: There is no time zone "${zone}"`]);
  for (const [option, value] of Object.entries(names))
    if (value.trim() === '' || value.length > 300 || /\p{Cc}/u.test(value))
      throw new UnreadableInput([`--${option}: expected a name of one line, at most 300 characters`]);
  const own: StarterNames = {
    ...(names.name === undefined ? {} : { name: names.name }),
    ...(names.internal === undefined ? {} : { internalName: names.internal }),
    ...(names.provider === undefined ? {} : { providerName: names.provider }),
    ...(zone === undefined ? {} : { zone }),
  };
  const text = starterText(id, own);
  if (out === undefined) io.stdout.write(text);
  else {
    writeResult(out, text, { force });
    io.stderr.write(`${out}: ${STARTERS.find((one) => one.id === id)!.title}. Next: tandem check ${out}\n`);
  }
  return FINE;
}
