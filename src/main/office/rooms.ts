/** The rooms of a place's back office, in the order of a working day; each has a sentence `main.office-room-…`. */
export const officeRooms = [
  'listings',
  'reports',
  'feeds',
  'duplicates',
  'organisations',
  'people',
  'desk',
  'groups',
  'gates',
  'messages',
  'venues',
  'wants',
  'agreements',
  'looks',
  'networks',
  'settings',
] as const
