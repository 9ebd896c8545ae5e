import type { Doors } from './doors.ts'

export const attendanceDoors: Doors = {
  'GET /:ecosystem/host/today': 'person',
  'GET /:ecosystem/host/today/shell': 'person',
  'GET /:ecosystem/host/today/worker.js': 'anyone',
  'GET /:ecosystem/host/today/door/:id': 'person',
  'POST /:ecosystem/host/today/door/:id/acts': 'person',
  'POST /:ecosystem/host/today/door/:id/say': 'person',
  'POST /:ecosystem/host/today/door/:id/settle': 'person',
  'GET /:ecosystem/host/today/door/:id/leave/:subject': 'person',
  'GET /:ecosystem/host/today/door/:id/paper': 'person',
  'GET /:ecosystem/host/today/door/:id/count': 'person',
  'GET /:ecosystem/host/today/door/:id/from-paper': 'person',
  'POST /:ecosystem/host/today/door/:id/from-paper': 'person',
  'GET /:ecosystem/me/family/:id/at-the-door': 'person',
  'POST /:ecosystem/me/family/:id/at-the-door': 'person',
}
