/** What must hold before a ticket of each type is resolved or closed, as a grid of ticks. */
import { Checkbox } from '@mantine/core';
import { TICKET_TYPES, type TicketType } from '../../../core/agreement/agreement.js';
import { GATE_NEEDS, type GateNeed } from '../../../core/tickets/gate-needs.js';
import { EditNote } from '../../lib/edit-note.js';
import { useTranslation } from '../../lib/i18n/translation.js';
import { ProblemNote } from '../../lib/problem.js';
import { useHere } from '../../lib/session.js';
import { useEdit } from '../../lib/use-edit.js';
import { whyNot } from '../../lib/why-not.js';
import { ReasonButton } from '../../ui/reason-button.js';
import { DataTable } from '../../ui/table.js';
import styles from './gate-table.module.css';
import { type DeskSettings, type Settings, useSaveSettings } from './use-desk-settings.js';

const MOMENTS = ['resolve', 'close'] as const;
type Moment = (typeof MOMENTS)[number];

export function GateTable({ read }: { readonly read: DeskSettings }) {
  const { t } = useTranslation();
  const here = useHere();
  const edit = useEdit<Settings['gates']>(`gates.${here.id}`, read.settings.gates);
  const { value: gates } = edit;
  const save = useSaveSettings(here.id, read, edit.forget);
  const isChanged = JSON.stringify(gates) !== JSON.stringify(read.settings.gates);
  const reason = whyNot(read.can.edit);
  const tick = (type: TicketType, moment: Moment, need: GateNeed, on: boolean) => {
    // In one order, so that a tick taken back is no change.
    const needs = GATE_NEEDS.filter((one) => (one === need ? on : gates[type][moment].includes(one)));
    edit.change({ [type]: { ...gates[type], [moment]: needs } });
  };
  return (
    <form
      className={styles.gates}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && reason === null) save.mutate({ gates });
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
      <EditNote
        edit={edit}
        words={(one) =>
          TICKET_TYPES.map((type) => [
            t(`words.type.${type}`),
            MOMENTS.map((moment) =>
              one[type][moment].length === 0
                ? ''
                : `${t(`deskSettings.${moment}`)}: ${one[type][moment].map((need) => t(`work.need.${need}`)).join(', ')}`,
            )
              .filter(Boolean)
              .join('; '),
          ])
        }
      />
      <ProblemNote error={edit.errorOf(save.error)} />
      <p>
        <ReasonButton
          type="submit"
          variant="filled"
          reason={reason ?? (isChanged ? null : t('deskSettings.unchanged'))}
          loading={save.isPending}
        >
          {t('deskSettings.saveGates')}
        </ReasonButton>
      </p>
    </form>
  );
}
