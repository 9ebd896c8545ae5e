import type { Doors } from './doors.ts'

export const wantsDoors: Doors = {
  'GET /:ecosystem/wants': 'anyone',
  'GET /:ecosystem/wants/new': 'anyone',
  'POST /:ecosystem/wants': 'anyone',
  'GET /:ecosystem/wants/with': 'anyone',
  'GET /:ecosystem/wants/with/:code': 'anyone',
  'POST /:ecosystem/wants/with/:code': 'anyone',
  'GET /:ecosystem/me/wants': 'person',
  'GET /:ecosystem/me/wants/:id': 'person',
  'POST /:ecosystem/me/wants/:id': 'person',
  'POST /:ecosystem/me/wants/:id/back': 'person',
  'POST /:ecosystem/me/wants/:id/again': 'person',
  'POST /:ecosystem/me/wants/:id/finds/:opportunity': 'person',
  'POST /:ecosystem/me/wants/:id/trials/:trial': 'person',
  'GET /:ecosystem/host/wants': 'person',
  'GET /:ecosystem/host/wants.csv': 'person',
  'GET /:ecosystem/host/wants/:id/try': 'person',
  'POST /:ecosystem/host/wants/:id/try': 'person',
  'POST /:ecosystem/host/trials/:id/back': 'person',
  'GET /:ecosystem/office/wants': 'office',
  'POST /:ecosystem/office/wants/:want': 'office',
}
