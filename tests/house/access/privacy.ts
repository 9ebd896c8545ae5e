import type { Doors } from './doors.ts'

export const privacyDoors: Doors = {
  'GET /:ecosystem/privacy': 'anyone',
  'GET /:ecosystem/privacy/register': 'anyone',
  'GET /:ecosystem/me/looks': 'person',
  'GET /:ecosystem/me/looks/:child': 'person',
  'GET /:ecosystem/me/family/:child/everything.zip': 'person',
  'GET /:ecosystem/me/family/:child/erase': 'person',
  'POST /:ecosystem/me/family/:child/erase': 'person',
  'GET /:ecosystem/office/people/:person/erase': 'office',
  'POST /:ecosystem/office/people/:person/erase': 'office',
  'GET /:ecosystem/office/looks': 'audit',
  'POST /:ecosystem/office/looks/verify': 'audit',
  'GET /:ecosystem/office/breaches': 'audit',
  'POST /:ecosystem/office/breaches': 'audit',
  'POST /:ecosystem/office/breaches/:breach/steps': 'audit',
  'GET /:ecosystem/office/breaches/:breach/people.csv': 'audit',
  'GET /:ecosystem/office/retention': 'audit',
  'POST /:ecosystem/office/retention': 'audit',
}
