import { describe, expect, it } from 'vitest';
import { agreementProblems } from '../../core/agreement/validate.js';
import { prove } from '../../core/proof/prove.js';
import { MINUTE } from '../../core/time.js';
import { parseAgreement } from '../agreement/parse.js';
import { STARTER_IDS, type StarterId, starterText } from './starters.js';
import { acceptWithin, type Breaking, exceptionAgain, rule, target, team, withoutRule } from './testing/breaking.js';

const FROM = Date.parse('2026-12-01T00:00:00Z');

function starter(id: StarterId) {
  const parsed = parseAgreement(starterText(id));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.agreement;
}

type Row = readonly [what: string, breaking: Breaking, planted: readonly string[]];

/** Each finding as `severity id`; a gap by what it says, for its id is a digest. */
const TABLE: Readonly<Record<StarterId, readonly Row[]>> = {
  manufacturer: [
    [
      'the row of all Run work taken away',
      withoutRule('run'),
      ['blocker Nobody owns Run itself; Run › Patching › anything but Plant computer patches; Run › Backup › anything but Restore test'],
    ],
    [
      'the row of all Respond work taken away',
      withoutRule('respond'),
      [
        'blocker Nobody owns Respond itself; Respond › Accounts',
        'blocker Nobody owns Respond › Workplace hardware, Production shift or After hours',
        'blocker Nobody owns Respond › Connectivity, Business applications or Email and files, tier 1, except Respond › Connectivity, Plant network switches with P1',
      ],
    ],
    ['nobody Accountable', rule('connectivity', { accountable: null }), ['blocker raci:connectivity:accountable']],
    ['nobody Responsible', rule('hardening', { responsible: [] }), ['blocker raci:hardening:responsible']],
    ['policy given to the provider', rule('policy', { accountable: 'account-management' }), ['blocker raci:policy:internal']],
    ['strategy given to the provider', rule('roadmap', { accountable: 'infrastructure' }), ['blocker raci:roadmap:internal']],
    [
      'a team Responsible and Informed at once',
      rule('security-incident', { informed: ['security'] }),
      ['blocker raci:security-incident:repeated'],
    ],
    [
      "the desk's nights taken away",
      team('service-desk', { coverage: 'office' }),
      [
        'blocker unstaffed:monitoring:production-shift:P1',
        'blocker unstaffed:monitoring:after-hours:P1',
        'blocker unstaffed:provisioning:production-shift:P1',
        'blocker unstaffed:provisioning:after-hours:P1',
        'blocker unstaffed:respond:production-shift:P1',
        'blocker unstaffed:respond:after-hours:P1',
        'warning unstaffed:shop-floor-night:production-shift:P1',
        'warning unstaffed:shop-floor-night:after-hours:P1',
        'warning unstaffed:shop-floor-night:production-shift:P2+P3+P4',
      ],
    ],
    [
      'the security rota taken away',
      team('security', { onCall: null }),
      [
        'blocker unstaffed:security-incident:production-shift:P1',
        'blocker unstaffed:security-incident:after-hours:P1',
        'blocker unstaffed:security-incident:production-shift:P2+P3+P4',
        'blocker unstaffed:training:production-shift:P1+P2+P3+P4',
        'blocker unstaffed:hardening:production-shift:P1+P2+P3+P4',
      ],
    ],
    ['an exception repeated', exceptionAgain('plant-network-down'), ['note redundant:again']],
    [
      'an exception repeated with another owner',
      exceptionAgain('plant-network-down', { accountable: 'service-desk', responsible: ['service-desk'] }),
      ['warning conflict:again', 'warning shadowed:again'],
    ],
    [
      'a first answer sooner than the hand-off',
      target('standard', 'P1', { respondMs: 10 * MINUTE }),
      ['warning infeasible:applications-day:respond:provider>internal:P1'],
    ],
    [
      'a resolution sooner than the hand-off',
      target('standard', 'P1', { respondMs: null, resolveMs: 10 * MINUTE }),
      ['blocker infeasible:applications-day:resolve:provider>internal:P1'],
    ],
  ],
  'professional-services': [
    [
      'the row of the day taken away',
      withoutRule('respond-day'),
      [
        'blocker Nobody owns Respond itself; Respond › Accounts or Workplace, Business, except Respond › Workplace, tier 2 or 3, any system at Second office',
        'blocker Nobody owns Respond › Connectivity › anything but Home office connection; Respond › Cloud platform, Business, tier 1',
        'blocker Nobody owns Respond › Practice applications or Email and collaboration, Business, tier 1 or 2, except Respond › Email and collaboration, Client portal platform with P1',
      ],
    ],
    [
      'the row of the nights taken away',
      withoutRule('respond-night'),
      [
        'blocker Nobody owns Respond itself; Respond › Accounts or Workplace, Evening or Night and holidays',
        'blocker Nobody owns Respond › Connectivity, Practice applications or Cloud platform, Evening or Night and holidays, tier 1, except Respond › Practice applications, P1 or P2, Requester group Partners',
        'blocker Nobody owns Respond › Email and collaboration, Evening or Night and holidays, tier 1 or 2, except Client portal platform with P1',
      ],
    ],
    [
      'the row of all projects taken away',
      withoutRule('reinvent'),
      ['blocker Nobody owns Reinvent › anything but Automation or Roadmap and budget'],
    ],
    ['nobody Accountable at night', rule('identity-night', { accountable: null }), ['blocker raci:identity-night:accountable']],
    ['policy given to the provider', rule('policy', { accountable: 'security-operations' }), ['blocker raci:policy:internal']],
    [
      'the committee Responsible and Consulted at once',
      rule('risk', { consulted: ['operations-committee'] }),
      ['blocker raci:risk:repeated'],
    ],
    [
      "the desk's nights taken away",
      team('after-hours-desk', { coverage: 'engineers' }),
      [
        'blocker unstaffed:identity-night:evening:P1',
        'blocker unstaffed:identity-night:night-and-holidays:P1',
        'blocker unstaffed:identity-night:evening:P2',
        'blocker unstaffed:identity-night:night-and-holidays:P2',
        'blocker unstaffed:respond-night:evening:P1',
        'blocker unstaffed:respond-night:night-and-holidays:P1',
        'blocker unstaffed:respond-night:evening:P2',
        'blocker unstaffed:respond-night:night-and-holidays:P2',
      ],
    ],
    [
      'the security rota taken away',
      team('security-operations', { onCall: null }),
      [
        'blocker unstaffed:security-incident:evening:P1',
        'blocker unstaffed:security-incident:night-and-holidays:P1',
        'blocker unstaffed:security-incident:evening:P2',
        'blocker unstaffed:security-incident:night-and-holidays:P2',
      ],
    ],
    [
      'support with shorter days',
      team('it-support', { coverage: 'office' }),
      [
        'blocker unstaffed:home-connection:business:P1',
        'blocker unstaffed:home-connection:business:P2',
        'blocker unstaffed:home-connection:business:P3+P4',
        'blocker unstaffed:identity-day:business:P1',
        'blocker unstaffed:identity-day:business:P2',
        'blocker unstaffed:identity-day:business:P3+P4',
        'blocker unstaffed:respond-day:business:P1',
        'blocker unstaffed:respond-day:business:P2',
        'blocker unstaffed:respond-day:business:P3+P4',
        'warning unstaffed:second-office-hands:business:P1',
        'warning unstaffed:second-office-hands:business:P2',
        'warning unstaffed:second-office-hands:business:P3+P4',
      ],
    ],
    ['an exception repeated', exceptionAgain('portal-down'), ['note redundant:again']],
    [
      'an exception repeated with another owner',
      exceptionAgain('partners-at-night', { accountable: 'after-hours-desk', responsible: ['after-hours-desk'] }),
      ['warning conflict:again', 'warning shadowed:again'],
    ],
    [
      'more time to accept than to answer',
      acceptWithin(20 * MINUTE),
      [
        'warning infeasible:connectivity:respond:internal>provider:P1',
        'warning infeasible:cloud-platform:respond:internal>provider:P1',
        'warning infeasible:second-office-hands:respond:internal>provider:P1',
        'warning infeasible:mail-deep:respond:internal>provider:P1',
      ],
    ],
  ],
  healthcare: [
    [
      'the row of all Respond work taken away',
      withoutRule('respond'),
      [
        'blocker Nobody owns Respond itself; Respond › Accounts',
        'blocker Nobody owns Respond › Workplace, Business applications, Medical devices, Connectivity, Email and collaboration or Servers and cloud, tier 1, except Respond › Workplace, Nights and weekends, any system at Urgent care with P1 or P2; Respond › Servers and cloud, Endpoint detection or Log platform',
      ],
    ],
    [
      'the row of all Reinforce work taken away',
      withoutRule('reinforce'),
      ['blocker Nobody owns Reinforce itself; Reinforce › Compliance'],
    ],
    ['policy given to the SOC', rule('policy', { accountable: 'incident-response' }), ['blocker raci:policy:internal']],
    ['nobody Accountable for risk', rule('risk', { accountable: null }), ['blocker raci:risk:accountable']],
    ['nobody Responsible for continuity', rule('continuity', { responsible: [] }), ['blocker raci:continuity:responsible']],
    ['a team Responsible and Informed at once', rule('servers', { informed: ['infrastructure'] }), ['blocker raci:servers:repeated']],
    [
      "the SOC's nights taken away",
      team('soc-analysts', { coverage: 'office' }),
      [
        'blocker unstaffed:detection-platform:clinic-hours:P1+P2+P3+P4',
        'blocker unstaffed:detection-platform:nights-and-weekends:P1+P2+P3+P4',
        'blocker unstaffed:security-monitoring:clinic-hours:P1',
        'blocker unstaffed:security-monitoring:nights-and-weekends:P1',
        'blocker unstaffed:security-monitoring:clinic-hours:P2+P3',
        'blocker unstaffed:security:clinic-hours:P1+P2+P3+P4',
        'blocker unstaffed:security:nights-and-weekends:P1+P2+P3+P4',
      ],
    ],
    [
      'the rota of the responders taken away',
      team('incident-response', { onCall: null }),
      [
        'blocker unstaffed:security-lead:clinic-hours:P1+P2+P3+P4',
        'blocker unstaffed:security-lead:nights-and-weekends:P1+P2+P3+P4',
        'warning unstaffed:ransomware:clinic-hours:P1',
        'warning unstaffed:ransomware:nights-and-weekends:P1',
        'warning unstaffed:security-contain:clinic-hours:P1+P2+P3+P4',
        'warning unstaffed:security-contain:nights-and-weekends:P1+P2+P3+P4',
      ],
    ],
    [
      'the rota of the privacy officers taken away',
      team('privacy-and-compliance', { onCall: null }),
      ['blocker unstaffed:breach:clinic-hours:P1+P2+P3+P4', 'blocker unstaffed:breach:nights-and-weekends:P1+P2+P3+P4'],
    ],
    [
      'the rota of field support taken away',
      team('field-support', { onCall: null }),
      [
        'blocker unstaffed:urgent-care-nights:nights-and-weekends:P1+P2',
        'blocker unstaffed:workplace:nights-and-weekends:P1',
        'blocker unstaffed:medical-devices:nights-and-weekends:P1+P2',
      ],
    ],
    ['an exception repeated', exceptionAgain('record-down'), ['note redundant:again']],
    [
      'an exception repeated with another owner',
      exceptionAgain('ransomware', { accountable: 'soc-analysts', responsible: ['soc-analysts'] }),
      ['warning conflict:again', 'warning shadowed:again'],
    ],
    [
      'a first answer sooner than the hand-off',
      target('security', 'P1', { respondMs: 10 * MINUTE }),
      ['warning infeasible:security-contain:respond:soc>provider:P1'],
    ],
    [
      'a resolution sooner than the hand-off',
      target('clinical', 'P1', { respondMs: null, resolveMs: 10 * MINUTE }),
      ['blocker infeasible:clinical:resolve:provider>internal:P1'],
    ],
  ],
};

describe.each(STARTER_IDS)('%s, broken on purpose', (id) => {
  const whole = starter(id);
  const before = new Set(prove(whole, { from: FROM }).findings.map((finding) => finding.id));

  it.each(TABLE[id])('%s', (_, breaking, planted) => {
    const broken = breaking(whole);
    expect(agreementProblems(broken)).toEqual([]);
    const found = prove(broken, { from: FROM }).findings.filter((finding) => !before.has(finding.id));
    expect(found.map(({ severity, kind, id: name, text }) => `${severity} ${kind === 'gap' ? text : name}`)).toEqual(planted);
    // What never decides has no example of its deciding.
    expect(found.every(({ kind, witness }) => witness !== null || kind === 'shadowed' || kind === 'redundant')).toBe(true);
  });
});
