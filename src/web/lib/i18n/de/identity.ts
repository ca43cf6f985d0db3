import type { identity as en } from '../en/identity.js';
import type { Translated } from '../shape.js';

export const identity: Translated<typeof en> = {
  signIn: {
    title: 'Anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    submit: 'Anmelden',
    wrong: 'E-Mail oder Passwort stimmt nicht.',
  },
  first: {
    title: 'Das erste Konto anlegen',
    text: 'Dieser Link gilt einmal. Das Konto kann die Beispiel-Partnerschaft öffnen oder eine eigene beginnen.',
    name: 'Ihr Name',
    email: 'E-Mail',
    password: 'Passwort',
    passwordHint: 'Mindestens 10 Zeichen. Mehr wird nicht verlangt.',
    submit: 'Konto anlegen',
    noToken: 'Öffnen Sie den einmaligen Link, den das Terminal beim Start des Servers gezeigt hat.',
    noTokenTitle: 'Das erste Konto braucht seinen Link',
    done: 'Das erste Konto gibt es schon. Melden Sie sich damit an.',
  },
  invitation: {
    title: 'Der Partnerschaft beitreten',
    text: 'Wählen Sie ein Passwort, dann sind Sie dabei.',
    submit: 'Beitreten',
    old: 'Diese Einladung wurde benutzt oder ist abgelaufen. Bitten Sie um eine neue.',
  },
  welcome: {
    title: 'Womit möchten Sie beginnen?',
    hello: 'Hallo {{name}}',
    sampleTitle: 'Die Beispiel-Partnerschaft öffnen',
    sampleText:
      'Harbor Lane Manufacturing und Northwind IT: eine geltende Vereinbarung, lesbare Tickets in jedem Zustand und ein Jahr Verlauf zum Nachspielen.',
    sampleAction: 'Beispiel öffnen',
    samplePreparing: 'Das Beispiel wird vorbereitet',
    ownTitle: 'Eine eigene beginnen',
    ownText: 'Eine kleine Vereinbarung als Anfang; jeder Teil davon lässt sich ersetzen.',
    ownAction: 'Partnerschaft beginnen',
    name: 'Name der Partnerschaft',
    internalName: 'Interne IT',
    internalHint: 'Wie das Unternehmen sein eigenes IT-Team nennt',
    providerName: 'Dienstleister',
    providerHint: 'Der MSP auf der anderen Seite',
    zone: 'Zeitzone der Vereinbarung',
    starter: 'Beginnen mit',
    starterNone: 'Einer kleinen Vereinbarung',
  },
};
