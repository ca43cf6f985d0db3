import type { notices as en } from '../en/notices.js';
import type { Translated } from '../shape.js';

export const notices: Translated<typeof en> = {
  title: 'Hinweise',
  none: 'Hinweise, keine ungelesen',
  unread_one: 'Hinweise, {{count}} ungelesen',
  unread_other: 'Hinweise, {{count}} ungelesen',
  isUnread: 'Ungelesen',
  kept: '90 Tage aufbewahrt.',
  readAll: 'Alle als gelesen markieren',
  emptyTitle: 'Ihnen wurde noch nichts gesagt',
  emptyText: 'Hier erscheinen Übergaben an Ihr Team, Erwähnungen und eskalierende Uhren, zu Ihren Arbeitszeiten.',
  kinds: {
    other: 'Auf diesem Ticket ist etwas geschehen',
    ticketEscalated: 'Die Uhr „{{clock}}“ hat {{percent}} % ihrer Zeit verbraucht',
    ticketWoken: 'Sie haben Bereitschaft: bitte zur Kenntnis nehmen',
    ticketUnowned: 'Niemand ist für dieses Ticket zuständig',
    ticketUntouched: 'Niemand hat dieses Ticket in der vereinbarten Zeit angefasst',
    ticketLate: 'Worauf dieses Ticket wartete, ist fällig',
    ticketMentioned: 'Sie wurden erwähnt',
    ticketHandOffOffered: '{{team}} wird eine Übergabe angeboten',
    ticketHandOffAccepted: '{{team}} hat Ihre Übergabe angenommen',
    ticketHandOffDeclined: '{{team}} hat Ihre Übergabe abgelehnt',
    ticketHandOffPassed: 'Eine Übergabe ging von selbst an {{team}}',
    ticketLeadsCalledIn: 'Die Leitungen sind gerufen: es kam zu oft zurück',
    ticketNotAccountableMarked: 'Eine Partei sagt, sie war eine Zeit lang nicht zuständig',
    ticketNotAccountableAnswered: 'Eine Angabe „nicht zuständig“ wurde beantwortet',
    ticketNotAccountableDecided: 'Eine Angabe „nicht zuständig“ wurde entschieden',
    ticketApprovalAsked: 'Um Ihre Freigabe wird gebeten',
    onCallArranged: 'Die Bereitschaft von {{team}} wurde geändert',
    onCallTakenBack: 'Eine Änderung der Bereitschaft von {{team}} wurde zurückgenommen',
  },
};
