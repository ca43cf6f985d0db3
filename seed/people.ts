/** The people of the sample partnership. Everybody in it is invented. */
export const COLLEAGUES = {
  maya: { name: 'Maya Lindgren', email: 'maya@harborlane.example', party: 'harbor-lane', role: 'internal-lead', teams: ['onsite-it'] },
  jonas: { name: 'Jonas Reed', email: 'jonas@harborlane.example', party: 'harbor-lane', role: 'internal-technician', teams: ['onsite-it'] },
  grace: { name: 'Grace Holt', email: 'grace@northwind.example', party: 'northwind', role: 'provider-lead', teams: ['service-desk'] },
  nadia: {
    name: 'Nadia Brooks',
    email: 'nadia@northwind.example',
    party: 'northwind',
    role: 'provider-technician',
    teams: ['service-desk'],
  },
  owen: { name: 'Owen Clarke', email: 'owen@northwind.example', party: 'northwind', role: 'provider-technician', teams: ['service-desk'] },
  priya: {
    name: 'Priya Raman',
    email: 'priya@northwind.example',
    party: 'northwind',
    role: 'provider-technician',
    teams: ['infrastructure'],
  },
  tom: { name: 'Tom Becker', email: 'tom@northwind.example', party: 'northwind', role: 'provider-technician', teams: ['infrastructure'] },
  leo: {
    name: 'Leo Marsh',
    email: 'leo@northwind.example',
    party: 'northwind',
    role: 'provider-technician',
    teams: ['security-operations'],
  },
} as const;

export type Colleague = keyof typeof COLLEAGUES;

/** Those who ask. The address follows from the name. */
export const REQUESTERS = [
  'Alma Berg',
  'Ben Ortiz',
  'Carla Nowak',
  'Dan Whitfield',
  'Ella Novak',
  'Femi Okafor',
  'Gina Rossi',
  'Hana Sato',
  'Ivan Petrov',
  'June Park',
  'Karl Lindqvist',
  'Lena Vogel',
  'Milo Hart',
  'Nora Quinn',
] as const;
