import type { Doors } from './doors.ts'

export const governanceDoors: Doors = {
  'GET /:ecosystem/bodies': 'anyone',
  'POST /:ecosystem/office/bodies/:body': 'office',
  'GET /:ecosystem/cases': 'anyone',
  'GET /:ecosystem/cases/:case': 'anyone',
  'GET /:ecosystem/cases/:case/answer': 'anyone',
  'POST /:ecosystem/cases/:case/answer': 'anyone',
  'GET /:ecosystem/me/waiting': 'person',
  'POST /:ecosystem/me/cases/:case/decide': 'person',
  'POST /:ecosystem/me/cases/:case/take-back': 'person',
  'POST /:ecosystem/office/cases/:case/reverse': 'office',
  'GET /:ecosystem/office/gates': 'office',
  'POST /:ecosystem/office/gates/:act': 'office',
  'POST /:ecosystem/office/bodies': 'office',
  'POST /:ecosystem/office/bodies/:body/seats': 'office',
  'POST /:ecosystem/office/seats/:seat/end': 'office',
}
