/** A client, an MSP and a security provider: three columns of parties, three signatures, hand-offs among three. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { MAYA } from './first-steps.js';
import { ask } from './tickets.js';
import { test, type Visit } from './world.js';

const NORA = { name: 'Nora Vance', email: 'nora@medit.example', password: 'nora has a long password' };
const SAM = { name: 'Sam Okoro', email: 'sam@watch.example', password: 'sam has a long password' };

interface Partnership {
  readonly id: string;
  readonly parties: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string; readonly party: string }[];
}

async function joined(maya: Page, visit: Visit, home: string, party: string, team: string, who: typeof NORA, last: boolean): Promise<Page> {
  await maya.goto(`${home}/settings`);
  await maya.getByRole('button', { name: 'Invite a person' }).click();
  const invite = maya.getByRole('dialog', { name: 'Invite a person' });
  await invite.getByLabel('Name').fill(who.name);
  await invite.getByLabel('E-mail').fill(who.email);
  await invite.getByLabel('Role').selectOption('provider-lead');
  // Asked only while more than one party has no lead.
  if (last) expect(await invite.getByLabel('For').count()).toBe(0);
  else await invite.getByLabel('For').selectOption({ label: party });
  await invite.getByLabel(team, { exact: true }).check();
  await invite.getByRole('button', { name: 'Make the link' }).click();
  const link = await invite.getByRole('textbox', { name: /Pass this link on/ }).inputValue();
  const page = await visit({ as: null });
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return page;
}

async function sign(page: Page, party: string, { name, password }: { name: string; password: string }): Promise<void> {
  await page.getByLabel(`Signs for ${party}`).selectOption({ label: name });
  await page.getByText(`${name} has not signed yet`).waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Sign for ${party}` });
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await page.getByText(`Signed by ${name}`).waitFor();
}

test('three parties agree and hand a ticket around', { timeout: 180_000 }, async ({ visit }) => {
  const maya = await visit();
  const own = await ask<Partnership>(maya, '/api/v1/partnerships', {
    name: 'Lakeside Clinics',
    internalName: 'Lakeside Clinics',
    providerName: 'Med IT',
    zone: 'Europe/Berlin',
    starter: 'healthcare',
  });
  const home = `/p/${own.id}`;
  const [first, second] = own.parties
    .filter((party) => party.kind === 'provider')
    .sort((a, b) => (a.name === 'Med IT' ? -1 : b.name === 'Med IT' ? 1 : 0));
  const teamOf = (party: string) => own.teams.find((team) => team.party === party)!;
  const nora = await joined(maya, visit, home, first!.name, teamOf(first!.id).name, NORA, false);
  const sam = await joined(maya, visit, home, second!.name, teamOf(second!.id).name, SAM, true);

  // The draft has a share for each party.
  await maya.goto(`${home}/agreement`);
  await maya.getByRole('region', { name: 'Drafts' }).getByRole('link').first().click();
  await maya
    .getByRole('img', {
      name: new RegExp(`Lakeside Clinics.*${first!.name}.*${second!.name}|Lakeside Clinics.*${second!.name}.*${first!.name}`),
    })
    .waitFor();
  await maya.getByRole('link', { name: 'Propose for signature' }).click();
  await maya.getByText('Nothing stands in the way').waitFor();
  await maya.getByRole('button', { name: 'Propose for signature' }).click();
  await maya.waitForURL('**/signatures/*');
  const proposal = new URL(maya.url()).pathname;

  // Two of three are not enough.
  await sign(maya, 'Lakeside Clinics', MAYA);
  await nora.goto(proposal);
  await sign(nora, first!.name, NORA);
  expect(await ask(maya, `/api/v1/partnerships/${own.id}/agreement`)).toBeNull();
  await sam.goto(proposal);
  await sign(sam, second!.name, SAM);
  await sam.getByText(/^in force/).waitFor();

  // From the client to the MSP, and on to the security provider.
  const at = `/api/v1/partnerships/${own.id}/tickets`;
  const { agreement } = await ask<{ agreement: { categories: { id: string; parent: string | null }[] } }>(
    maya,
    `/api/v1/partnerships/${own.id}/agreement`,
  );
  const category = agreement.categories.find((one) => one.parent === 'respond')!.id;
  const ticket = await ask<{ id: string; holder: { party: string; team: string } }>(maya, at, {
    subject: 'Slow terminals',
    text: 'Since noon.',
    category,
  });
  expect(own.parties.map((party) => party.id)).toContain(ticket.holder.party);
  const holders = { [own.parties.find((party) => party.kind === 'internal')!.id]: maya, [first!.id]: nora, [second!.id]: sam };
  let holder = ticket.holder.party;
  const teams = [own.teams.find((team) => team.id === ticket.holder.team)!.name];
  for (const to of [first!, second!].filter((party) => party.id !== ticket.holder.party)) {
    const context = {
      tried: 'Restarted a terminal',
      evidence: `Log of the switch, as ${holder} saw it`,
      needed: `Look at it, ${to.name}`,
      reason: 'skill',
    };
    const offered = await ask<{ openHandOff: { id: string } }>(holders[holder]!, `${at}/${ticket.id}/hand-offs`, {
      toTeam: teamOf(to.id).id,
      context,
    });
    await ask(holders[to.id]!, `${at}/${ticket.id}/hand-offs/${offered.openHandOff.id}/acceptance`, {});
    holder = to.id;
    teams.push(teamOf(to.id).name);
  }
  await sam.goto(`${home}/tickets/${ticket.id}`);
  await sam.getByRole('heading', { level: 1, name: /Slow terminals/ }).waitFor();
  // The strip shows who had the ball, one after the other.
  await sam.getByRole('img', { name: new RegExp(teams.join('.*')) }).waitFor();
});
