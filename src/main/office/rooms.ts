/**
 * The rooms of a place's back office in three parts, in the order of a working day; each has a sentence
 * `main.office-room-…`, each part `main.office-part-…`. Whoever is in a room is led on through its part.
 */
export const officeParts = [
  { part: 'offers', rooms: ['listings', 'reports', 'feeds', 'duplicates', 'venues', 'wants'] },
  {
    part: 'people',
    rooms: ['people', 'desk', 'groups', 'organisations', 'agreements', 'message-reports', 'messages'],
  },
  { part: 'place', rooms: ['gates', 'looks', 'funders', 'retention', 'breaches', 'networks', 'sign-in', 'settings'] },
] as const
