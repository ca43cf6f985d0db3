/** What is wrong on the registers, judged with what was decided on the task map. */
import { getRegisterFindings } from '../../../contract/registers.js';
import type { AnswerOf } from '../../../contract/route.js';
import { dependencyFindings, MOST_FINDINGS } from '../../../core/registers/dependency-findings.js';
import { neededFunctions } from '../../../core/registers/needed-functions.js';
import type { ToolFunction } from '../../../core/registers/register.js';
import { toolFindings } from '../../../core/registers/tool-findings.js';
import { type Ctx, memberRoute } from '../../context.js';
import type { Module } from '../../services.js';
import { onlyTeams, partiesOf, registerRows, textsOf } from '../registers/index.js';
import { mappedTasks } from '../task-map/index.js';

export const registerFindingsModule = (): Module => ({ routes: [memberRoute(getRegisterFindings, (_, ctx) => findings(ctx))] });

async function findings(ctx: Ctx): Promise<AnswerOf<typeof getRegisterFindings>> {
  onlyTeams(ctx.member);
  return ctx.read(async (read) => {
    const tools = (await registerRows(read, ctx.partnership, 'tools')).map(({ name, fields }) => ({
      name,
      function: fields.function as ToolFunction,
      party: String(fields.party),
      primary: fields.primary === true,
    }));
    const systems = (await registerRows(read, ctx.partnership, 'systems')).map(({ name, fields }) => ({
      name,
      dependsOn: textsOf(fields.dependsOn),
    }));
    const parties = await partiesOf(read, ctx.partnership);
    const needed = neededFunctions(await mappedTasks(read, ctx), parties.length);
    const ofTools = toolFindings(
      tools,
      needed.map((one) => one.function),
    );
    return {
      items: [
        ...ofTools.slice(0, MOST_FINDINGS).map((one) => ({
          ...one,
          tools: [...one.tools],
          task: needed.find((need) => need.function === one.function)?.task ?? null,
        })),
        ...dependencyFindings(systems).map((one) =>
          one.kind === 'dependency-circle' ? { ...one, systems: [...one.systems] } : { ...one },
        ),
      ],
    };
  });
}
