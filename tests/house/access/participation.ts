import type { Doors } from './doors.ts'

export const participationDoors: Doors = {
  'GET /:ecosystem/opportunities/:id/take-part': 'person',
  'POST /:ecosystem/opportunities/:id/take-part': 'person',
  'GET /:ecosystem/me/taking-part': 'person',
  'POST /:ecosystem/me/taking-part/:id/back': 'person',
  'POST /:ecosystem/me/taking-part/:id/take': 'person',
  'GET /:ecosystem/host/offers/:id/before': 'person',
  'POST /:ecosystem/host/offers/:id/before': 'person',
  'GET /:ecosystem/host/offers/:id/places': 'person',
  'POST /:ecosystem/host/offers/:id/places': 'person',
  'POST /:ecosystem/host/offers/:id/places/:occasion': 'person',
  'POST /:ecosystem/host/offers/:id/entries/:entry/mark': 'person',
  'GET /:ecosystem/host/offers/:id/places/:occasion': 'person',
  'POST /:ecosystem/host/offers/:id/places/:occasion/cancel': 'person',
  'POST /:ecosystem/host/offers/:id/places/:occasion/completed': 'person',
  'GET /:ecosystem/host/offers/:id/places/:occasion/list': 'person',
  'GET /:ecosystem/host/offers/:id/places/:occasion/list.csv': 'person',
  'POST /:ecosystem/host/offers/:id/entries/:entry/decline': 'person',
}
