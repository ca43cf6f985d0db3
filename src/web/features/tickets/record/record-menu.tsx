/** The entries of a ticket's menu that concern other tickets or teams; one that cannot be chosen says why. */
import { useTranslation } from '../../../lib/i18n/translation.js';
import { whyNot } from '../../../lib/why-not.js';
import { ReasonItem } from '../../../ui/reason-item.js';
import type { Permission, Ticket } from '../use-ticket.js';

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
  return steps.map(([step, permission]) => (
    <ReasonItem key={step} reason={whyNot(permission)} onClick={() => onChoose(step)}>
      {t(`record.menu.${step}`)}…
    </ReasonItem>
  ));
}
