/** What must hold before a ticket of each type is resolved or closed, as a grid of ticks. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { TICKET_TYPES, type TicketType } from '../../../core/agreement/agreement.js';
import { GATE_NEEDS, type GateNeed } from '../../../core/tickets/gate-needs.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { DataTable } from '../../ui/table.js';
import styles from './gate-table.module.css';
import { type DeskSettings, type Settings, useSaveSettings, whyNotEdit } from './use-desk-settings.js';

const MOMENTS = ['resolve', 'close'] as const;
type Moment = (typeof MOMENTS)[number];

export function GateTable({ read }: { readonly read: DeskSettings }) {
  const { t } = useTranslation();
  const here = useHere();
  const [draft, setDraft] = useState<Settings['gates'] | null>(null);
  const save = useSaveSettings(here.id, read, () => setDraft(null));
  const gates = draft ?? read.settings.gates;
  const reason = whyNotEdit(read);
  const tick = (type: TicketType, moment: Moment, need: GateNeed, on: boolean) => {
    const before = gates[type][moment].filter((one) => one !== need);
    setDraft({ ...gates, [type]: { ...gates[type], [moment]: on ? [...before, need] : before } });
  };
  return (
    <form
      className={styles.gates}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft !== null && reason === null) save.mutate({ gates: draft });
      }}
    >
      {MOMENTS.map((moment) => (
        <DataTable
          key={moment}
          label={t(`deskSettings.${moment}`)}
          head={[
            { key: 'need', text: t(`deskSettings.${moment}`) },
            ...TICKET_TYPES.map((type) => ({ key: type, text: t(`words.type.${type}`) })),
          ]}
        >
          <tbody>
            {GATE_NEEDS.map((need) => (
              <tr key={need}>
                <td>{t(`work.need.${need}`)}</td>
                {TICKET_TYPES.map((type) => (
                  <td key={type}>
                    <Checkbox
                      aria-label={`${t(`deskSettings.${moment}`)}: ${t(`work.need.${need}`)}, ${t(`words.type.${type}`)}`}
                      checked={gates[type][moment].includes(need)}
                      disabled={reason !== null}
                      title={reason ?? undefined}
                      onChange={(event) => tick(type, moment, need, event.currentTarget.checked)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      ))}
      <ProblemNote error={save.error} />
      <p>
        <ReasonButton
          type="submit"
          variant="filled"
          reason={reason ?? (draft === null ? t('deskSettings.unchanged') : null)}
          loading={save.isPending}
        >
          {t('deskSettings.saveGates')}
        </ReasonButton>
      </p>
    </form>
  );
}
