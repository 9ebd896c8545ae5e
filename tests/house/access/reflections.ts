import type { Doors } from './doors.ts'

export const reflectionsDoors: Doors = {
  'GET /:ecosystem/me/after/:id': 'person',
  'POST /:ecosystem/me/after/:id': 'person',
  'POST /:ecosystem/me/after/:id/audience': 'person',
  'POST /:ecosystem/me/after/:id/take-back': 'person',
  'POST /:ecosystem/me/after/:id/:kind/remove': 'person',
  'POST /:ecosystem/me/after/:id/rating': 'person',
  'POST /:ecosystem/me/after/:id/certificate': 'person',
  'GET /:ecosystem/me/after/:id/certificate.pdf': 'person',
  'POST /:ecosystem/me/after/:id/name': 'person',
  'GET /:ecosystem/reflections/:id/:kind': 'person',
  'GET /:ecosystem/host/days/:id/after': 'person',
  'POST /:ecosystem/host/days/:id/rating': 'person',
  'POST /:ecosystem/host/days/:id/certificates': 'person',
  'GET /:ecosystem/certificates': 'anyone',
  'GET /:ecosystem/certificates/:number': 'anyone',
}
