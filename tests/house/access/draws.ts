import type { Doors } from './doors.ts'

export const drawsDoors: Doors = {
  'GET /:ecosystem/draws': 'anyone',
  'GET /:ecosystem/draws/:id': 'anyone',
  'GET /:ecosystem/draws/:id/result.json': 'anyone',
  'GET /:ecosystem/draws/:id/twin.json': 'anyone',
  'GET /:ecosystem/draws/:id/file.json': 'audit',
  'GET /:ecosystem/me/draws/:id': 'person',
  'GET /:ecosystem/me/draws/:id/wishes/:person': 'person',
  'POST /:ecosystem/me/draws/:id/wishes/:person': 'person',
  'POST /:ecosystem/me/draws/:id/wishes/:person/withdraw': 'person',
  'GET /:ecosystem/me/draws/:id/:row/receipt.json': 'person',
  'GET /:ecosystem/host/draws': 'person',
  'GET /:ecosystem/host/draws/new': 'person',
  'POST /:ecosystem/host/draws': 'person',
  'GET /:ecosystem/host/draws/:id': 'person',
  'POST /:ecosystem/host/draws/:id/:step': 'person',
}
