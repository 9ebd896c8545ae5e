import type { Doors } from './doors.ts'

export const privacyDoors: Doors = {
  'GET /:ecosystem/privacy': 'anyone',
  'GET /:ecosystem/privacy/register': 'anyone',
  'GET /:ecosystem/me/looks': 'person',
  'GET /:ecosystem/me/looks/:child': 'person',
  'GET /:ecosystem/me/family/:child/everything.zip': 'person',
  'GET /:ecosystem/office/looks': 'audit',
  'POST /:ecosystem/office/looks/verify': 'audit',
  'GET /:ecosystem/office/retention': 'audit',
  'POST /:ecosystem/office/retention': 'audit',
}
