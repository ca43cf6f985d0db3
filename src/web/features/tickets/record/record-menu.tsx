/** The entries of a ticket's menu that concern other tickets or teams; one that cannot be chosen says why. */
import { Menu } from '@mantine/core';
import { useTranslation } from '../../../lib/i18n/translation.js';
import { type Permission, type Ticket, whyNot } from '../use-ticket.js';

export type RecordStep = 'transfer' | 'link' | 'merge' | 'split';

export interface RecordMenuProps {
  readonly ticket: Ticket;
  readonly onChoose: (step: RecordStep) => void;
}

export function RecordMenu({ ticket, onChoose }: RecordMenuProps) {
  const { t } = useTranslation();
  const { can } = ticket;
  const steps: readonly (readonly [RecordStep, Permission])[] = [
    ['transfer', can.transfer],
    ['link', can.link],
    ['merge', can.merge],
    ['split', can.link],
  ];
  return steps.map(([step, permission]) => {
    const reason = whyNot(permission);
    return (
      <Menu.Item
        key={step}
        {...(reason === null ? {} : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': reason, title: reason })}
        closeMenuOnClick={reason === null}
        onClick={() => (reason === null ? onChoose(step) : undefined)}
      >
        {t(`record.menu.${step}`)}…
      </Menu.Item>
    );
  });
}
