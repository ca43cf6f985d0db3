import { describe, expect, it } from 'vitest';
import { knownSkills, SKILL_WORDS, skillsInHouse, skillsShown } from './skills-in-house.js';
import { TASK_SKILLS } from './task.js';

describe('skills that are written down', () => {
  it.each<[string, readonly string[]]>([
    ['Sophos firewall', ['network', 'security']],
    ['CLOUD (Azure)', ['cloud']],
    ['Hyper-V', ['servers']],
    ['Help Desk, ITIL v4', ['desk']],
    ['Geräte', ['endpoints']],
    ['Cloudberry', []],
    ['sapling', []],
    ['', []],
  ])('"%s" shows %j', (written, skills) => {
    expect(skillsShown(written)).toEqual(skills);
  });

  it('each skill is shown by each of its words', () => {
    for (const skill of TASK_SKILLS) for (const word of SKILL_WORDS[skill]) expect(skillsShown(word.toUpperCase())).toContain(skill);
  });
});

describe('what is known in house', () => {
  it('is that of the internal people; nothing noted is not nobody knows', () => {
    const people = [
      { party: 'internal', skills: ['SQL'] },
      { party: 'internal', skills: ['Azure', 'juggling'] },
      { party: 'northwind', skills: ['Firewalls'] },
    ];
    expect(skillsInHouse(people, 'internal')).toEqual(['cloud', 'data']);
    expect(skillsInHouse([{ party: 'internal', skills: [] }, people[2]!], 'internal')).toBeNull();
    expect(skillsInHouse([{ party: 'internal', skills: ['juggling'] }], 'internal')).toBeNull();
  });

  it('joins what was said on the map with what is on the register', () => {
    expect(knownSkills(null, null)).toBeNull();
    expect(knownSkills(['security'], null)).toEqual(['security']);
    expect(knownSkills(null, ['cloud'])).toEqual(['cloud']);
    expect(knownSkills(['security', 'desk'], ['cloud', 'desk'])).toEqual(['desk', 'cloud', 'security']);
  });
});
