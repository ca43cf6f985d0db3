/** How large the company is and what its IT people know: the first thing that the map asks. */
import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { TASK_SKILLS } from '../../../core/task-map/task.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { hoursOf, hoursText } from './hours-text.js';
import type { TaskMap } from './map-edits.js';
import styles from './task-map.module.css';

export interface MapSizeProps {
  readonly settings: TaskMap['settings'];
  /** What the people register shows besides. */
  readonly registered: TaskMap['registeredSkills'];
  readonly submit: string;
  readonly pending: boolean;
  readonly onSubmit: (settings: TaskMap['settings']) => void;
}

export function MapSize({ settings, registered, submit, pending, onSubmit }: MapSizeProps) {
  const { t, language } = useTranslation();
  const [people, setPeople] = useState(String(settings.people));
  const [hours, setHours] = useState(hoursText(settings.hoursAvailable, language));
  const [skills, setSkills] = useState<readonly string[]>(settings.skills ?? []);
  const [checked, setChecked] = useState(false);
  const count = /^\d{1,6}$/.test(people.trim()) ? Number(people) : 0;
  const available = hoursOf(hours);
  const wrongPeople = count < 1 || count > 100_000;
  const wrongHours = available === undefined || available === null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrongPeople || wrongHours) return;
    const known = TASK_SKILLS.filter((skill) => skills.includes(skill));
    onSubmit({ ...settings, people: count, hoursAvailable: available, skills: known.length > 0 ? known : null });
  };
  return (
    <form className={styles.size} onSubmit={send} noValidate>
      <TextInput
        label={t('taskMap.size.people')}
        inputMode="numeric"
        value={people}
        onChange={(event) => setPeople(event.currentTarget.value)}
        error={checked && wrongPeople ? t('taskMap.size.peopleWrong') : null}
      />
      <TextInput
        label={t('taskMap.size.hours')}
        description={t('taskMap.size.hoursText')}
        inputMode="decimal"
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
        error={checked && wrongHours ? t('taskMap.hoursWrong') : null}
      />
      <Checkbox.Group label={t('taskMap.size.skills')} description={t('taskMap.size.skillsText')} value={[...skills]} onChange={setSkills}>
        <div className={styles.skills}>
          {TASK_SKILLS.map((skill) => (
            <Checkbox key={skill} value={skill} label={t(`taskMap.skill.${skill}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {registered ? (
        <p className="mute">
          {t('taskMap.size.registered', { skills: registered.map((skill) => t(`taskMap.skill.${skill}`)).join(', ') })}
        </p>
      ) : null}
      <div>
        <Button type="submit" variant="filled" loading={pending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
