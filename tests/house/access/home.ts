import type { Doors } from './doors.ts'

export const homeDoors: Doors = {
  'GET /:ecosystem/me/home': 'person',
  'POST /:ecosystem/me/home/take/:id': 'person',
  'POST /:ecosystem/me/home/consent/:id': 'person',
  'GET /:ecosystem/me/home/calendar': 'person',
  'POST /:ecosystem/me/home/calendar': 'person',
  'POST /:ecosystem/me/home/calendar/:id/revoke': 'person',
  // The address is the secret.
  'GET /:ecosystem/my-days/:secret/calendar.ics': 'anyone',
  'GET /:ecosystem/me/home/reminders': 'person',
  'POST /:ecosystem/me/home/reminders': 'person',
  'GET /:ecosystem/host/cockpit': 'person',
  'GET /:ecosystem/host/cockpit.csv': 'person',
  'POST /:ecosystem/host/cockpit/:id/prepare': 'person',
  'GET /:ecosystem/me/courier': 'person',
  'GET /:ecosystem/me/courier.csv': 'person',
}
