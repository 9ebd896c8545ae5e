import type { Doors } from './doors.ts'

export const visitsDoors: Doors = {
  'GET /:ecosystem/host/visits': 'person',
  'POST /:ecosystem/host/visits': 'person',
  'POST /:ecosystem/host/visits/blocked': 'person',
  'GET /:ecosystem/host/visits/:id': 'person',
  'POST /:ecosystem/host/visits/:id': 'person',
  'POST /:ecosystem/host/visits/:id/dates': 'person',
  'POST /:ecosystem/host/visits/:id/dates/:slot': 'person',
  'POST /:ecosystem/host/visits/:id/asks/:ask': 'person',
  'GET /:ecosystem/groups/:group/visits': 'person',
  'POST /:ecosystem/groups/:group/visits': 'person',
  'POST /:ecosystem/groups/:group/visits/:ask': 'person',
  'GET /:ecosystem/groups/:group/visits/:ask/visit.ics': 'person',
  'GET /:ecosystem/me/schools': 'person',
  'POST /:ecosystem/me/schools/hold': 'person',
  'POST /:ecosystem/me/schools/notes': 'person',
  'POST /:ecosystem/me/schools/notes/:id/done': 'person',
  'GET /:ecosystem/visit-plans': 'person',
  'POST /:ecosystem/visit-plans': 'person',
  'GET /:ecosystem/visit-plans/:id': 'person',
  'POST /:ecosystem/visit-plans/:id': 'person',
}
