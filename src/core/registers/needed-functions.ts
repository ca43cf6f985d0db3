/**
 * Which functions of tools the partnership relies on: what was decided on the task map needs them.
 *
 * Work of an area of the catalogue is not done without its tool, whoever does it, so a task counts once
 * it is decided, kept or given away; a task that takes no hours does not exist here. Two parties that
 * work together need one place for tickets and one for documentation in any case.
 *
 * Worked example: "Check backup jobs" was delegated: `backup` is needed, and that task says why.
 */
import type { MappedTask } from '../task-map/task.js';
import { TOOL_FUNCTIONS, type ToolFunction } from './register.js';

/** The areas (categories of the task map) whose work needs a tool of the function. "Other" is no function. */
export const FUNCTION_AREAS: Readonly<Record<ToolFunction, readonly string[]>> = {
  // Devices are patched, watched and reached from afar.
  rmm: ['patching', 'monitoring', 'devices', 'servers'],
  // Everything that somebody asks for or reports.
  ticketing: [
    'sign-in',
    'questions',
    'computers',
    'printing',
    'application-faults',
    'connectivity',
    'mail-faults',
    'access-requests',
    'outages',
    'joiners-leavers',
  ],
  documentation: ['documentation', 'licences-assets'],
  edr: ['security-incidents', 'vulnerabilities'],
  'firewall-management': ['network'],
  'email-security': ['mail-security'],
  backup: ['backup', 'lost-data', 'continuity'],
  other: [],
};

/** What two parties share whatever they decide. */
const SHARED: ReadonlySet<ToolFunction> = new Set<ToolFunction>(['ticketing', 'documentation']);

export interface NeededFunction {
  readonly function: ToolFunction;
  /** Title of a decided task that needs it, the one that takes most hours; null where only the two parties do. */
  readonly task: string | null;
}

/**
 * The functions that are needed, in the order of `TOOL_FUNCTIONS`.
 *
 * @param parties how many work together
 * @example neededFunctions([{ ...checkBackups, decision: 'delegate' }], 1) // [{ function: 'backup', task: 'Check backup jobs' }]
 */
export function neededFunctions(
  tasks: readonly Pick<MappedTask, 'title' | 'category' | 'decision' | 'hoursNow'>[],
  parties: number,
): readonly NeededFunction[] {
  const decided = tasks.filter((task) => task.decision !== null && task.hoursNow > 0);
  return TOOL_FUNCTIONS.flatMap((one): readonly NeededFunction[] => {
    const [first, ...rest] = decided.filter((task) => FUNCTION_AREAS[one].includes(task.category));
    if (first !== undefined) {
      const most = rest.reduce((best, task) => (task.hoursNow > best.hoursNow ? task : best), first);
      return [{ function: one, task: most.title }];
    }
    return parties > 1 && SHARED.has(one) ? [{ function: one, task: null }] : [];
  });
}
