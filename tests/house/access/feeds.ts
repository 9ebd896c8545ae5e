import type { Doors } from './doors.ts'

export const feedsDoors: Doors = {
  'GET /:ecosystem/office/feeds': 'office',
  'GET /:ecosystem/office/feeds/new': 'office',
  'POST /:ecosystem/office/feeds': 'office',
  'GET /:ecosystem/office/feeds/:id': 'office',
  'POST /:ecosystem/office/feeds/:id': 'office',
  'POST /:ecosystem/office/feeds/:id/newer': 'office',
  'GET /:ecosystem/office/imports/:id': 'office',
  'GET /:ecosystem/office/imports/:id/refused.csv': 'office',
  'POST /:ecosystem/office/imports/:id': 'office',
  'GET /:ecosystem/office/duplicates': 'office',
  'POST /:ecosystem/office/duplicates/:id': 'office',
}
