import type { Doors } from './doors.ts'

export const wantsDoors: Doors = {
  'GET /:ecosystem/wants': 'anyone',
  'GET /:ecosystem/wants/new': 'anyone',
  'POST /:ecosystem/wants': 'anyone',
  'GET /:ecosystem/office/wants': 'office',
  'POST /:ecosystem/office/wants/:want': 'office',
}
