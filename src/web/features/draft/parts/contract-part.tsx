/** What the draft says, in the words of the service agreement that will be signed. To read; each chapter leads to where it is changed. */
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LEVELS } from '../../../../core/agreement/agreement.js';
import { escalationInWords, handOffInWords, targetInWords } from '../../../../core/agreement/words/clocks.js';
import {
  CHAPTERS,
  EXCEPTIONS_LEAD,
  exceptionAnswerInWords,
  holdInWords,
  holidayLists,
  NO_ESCALATION,
  partyInWords,
  policyLead,
  rotaInWords,
  scopeLead,
  staffedInWords,
  TIMES_LEAD,
  windowInWords,
  windowsLead,
} from '../../../../core/agreement/words/contract.js';
import { sentence } from '../../../../core/agreement/words/lists.js';
import { exceptionInWords, policyInWords, scopeGroups } from '../../../../core/agreement/words/rules.js';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { useHere } from '../../../lib/session.js';
import { paths } from '../../../paths.js';
import type { DraftPart } from '../search.js';
import { CommitField } from './commit-field.js';
import styles from './contract.module.css';
import type { PartProps } from './part-props.js';

const route = getRouteApi(paths.draft);

interface ChapterProps {
  readonly title: string;
  readonly part: DraftPart;
  readonly children: ReactNode;
}

function Chapter({ title, part, children }: ChapterProps) {
  const { t } = useTranslation();
  const here = useHere();
  const { draft } = route.useParams();
  return (
    <section className={styles.chapter}>
      <div className={styles.chapterHead}>
        <h3>{title}</h3>
        <Link
          lang={t('draftLevels.contract.lang')}
          to={paths.draft}
          params={{ partnership: here.id, draft }}
          search={{ part: part === 'matrix' ? undefined : part }}
          aria-label={t('draftLevels.contract.changeOne', { title })}
        >
          {t('draftLevels.contract.change')}
        </Link>
      </div>
      {children}
    </section>
  );
}

interface TermProps {
  readonly term: ReactNode;
  readonly children: ReactNode;
}

const Term = ({ term, children }: TermProps) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);

/** What the service agreement is called, at most. */
const LONGEST_NAME = 300;

export function ContractPart({ agreement, mayEdit, onEdit }: PartProps) {
  const { t } = useTranslation();
  const { parties, teams, policies, exceptions, escalation, windows, priorityMatrix } = agreement;
  const times = (policy: string | null): string => (policy === null ? '' : ` Times: ${policy}.`);
  return (
    <section className={styles.part}>
      <h2>{t('draftLevels.contract.title')}</h2>
      <p className="mute">{t('draftLevels.contract.text')}</p>
      {mayEdit ? (
        <CommitField
          label={t('draft.field.name')}
          shown
          wide
          value={agreement.name}
          check={(text) =>
            text.trim() === '' || text.trim().length > LONGEST_NAME ? t('draftLevels.contract.nameWrong', { most: LONGEST_NAME }) : null
          }
          onCommit={(text) => onEdit((now) => [{ kind: 'set', field: 'name', was: now.name, value: text.trim() }])}
        />
      ) : null}
      <article className={styles.page} lang="en">
        <p className={styles.name}>{agreement.name}</p>
        <Chapter title={CHAPTERS.teams} part="teams">
          {parties.map((party) => (
            <div key={party.id}>
              <h4>{partyInWords(party)}</h4>
              <dl>
                {teams
                  .filter((team) => team.party === party.id)
                  .map((team) => (
                    <Term key={team.id} term={team.name}>
                      {sentence(`staffed ${staffedInWords(agreement, team)}`)}
                      {team.onCall ? ` ${sentence(`on call ${rotaInWords(agreement, team)}`)}` : ''}
                    </Term>
                  ))}
              </dl>
            </div>
          ))}
        </Chapter>
        <Chapter title={CHAPTERS.scope} part="matrix">
          <p>{scopeLead(agreement)}</p>
          {scopeGroups(agreement).map((group) => (
            <div key={group.scope}>
              <h4>{group.sentence}</h4>
              <dl>
                {group.lines.map((line) => (
                  <Term key={line.rule} term={line.where}>
                    {line.who}
                    {times(line.policy)}
                  </Term>
                ))}
              </dl>
            </div>
          ))}
          {agreement.rules.length === 0 ? <p lang={t('draftLevels.contract.lang')}>{t('draftLevels.contract.noRules')}</p> : null}
        </Chapter>
        {exceptions.length > 0 ? (
          <Chapter title={CHAPTERS.exceptions} part="exceptions">
            <p>{EXCEPTIONS_LEAD}</p>
            <ol>
              {exceptions.map((rule) => (
                <li key={rule.id}>
                  <strong>{exceptionInWords(agreement, rule)}</strong>: {exceptionAnswerInWords(agreement, rule)}
                  {times(policyInWords(agreement, rule))}
                </li>
              ))}
            </ol>
          </Chapter>
        ) : null}
        <Chapter title={CHAPTERS.times} part="levels">
          <p>{TIMES_LEAD}</p>
          {policies.map((policy) => (
            <div key={policy.id}>
              <h4>{policy.name}</h4>
              <p>{policyLead(agreement, policy)}</p>
              <ul>
                {policy.targets.map((target) => (
                  <li key={`${target.priority} ${target.types?.join()}`}>{targetInWords(agreement, target)}</li>
                ))}
                {policy.holds.map((hold) => (
                  <li key={`${hold.party} ${hold.priority}`}>{holdInWords(agreement, hold)}</li>
                ))}
              </ul>
            </div>
          ))}
          <h4>{CHAPTERS.priorities}</h4>
          <table>
            <thead>
              <tr>
                <th scope="col">Impact</th>
                {LEVELS.map((urgency) => (
                  <th key={urgency} scope="col">{`${urgency} urgency`}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {LEVELS.map((impact) => (
                <tr key={impact}>
                  <th scope="row">{impact}</th>
                  {LEVELS.map((urgency) => (
                    <td key={urgency}>{priorityMatrix[impact][urgency]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Chapter>
        <Chapter title={CHAPTERS.escalation} part="escalation">
          {escalation.length === 0 ? <p>{NO_ESCALATION}</p> : null}
          <ul>
            {escalation.map((step) => (
              <li key={step.id}>{escalationInWords(agreement, step)}</li>
            ))}
          </ul>
        </Chapter>
        <Chapter title={CHAPTERS.handOff} part="escalation">
          <ul>
            {handOffInWords(agreement).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Chapter>
        <Chapter title={CHAPTERS.hours} part="hours">
          <p>{windowsLead(agreement)}</p>
          <dl>
            {windows.windows.map((window) => (
              <Term key={window.id} term={window.name}>
                {windowInWords(window)}
              </Term>
            ))}
          </dl>
          {holidayLists(agreement).map(({ title, days }) => (
            <div key={title}>
              <h4>{title}</h4>
              <ul className={styles.columns}>
                {days.map((day) => (
                  <li key={day}>{day}</li>
                ))}
              </ul>
            </div>
          ))}
        </Chapter>
      </article>
    </section>
  );
}
