import type { Doors } from './doors.ts'

export const familiesDoors: Doors = {
  'GET /:ecosystem/consent/:token': 'anyone',
  'POST /:ecosystem/consent/:token': 'anyone',
  'POST /:ecosystem/consent/:token/back': 'anyone',
  'GET /:ecosystem/me/family': 'person',
  'POST /:ecosystem/me/family/link': 'person',
  'GET /:ecosystem/me/family/:child': 'person',
  'POST /:ecosystem/me/family/:child': 'person',
  'POST /:ecosystem/me/family/:child/back': 'person',
  'GET /:ecosystem/me/seen': 'person',
  'POST /:ecosystem/me/seen/code': 'person',
  'GET /:ecosystem/office/desk': 'person',
  'POST /:ecosystem/office/desk/enrol': 'person',
  'POST /:ecosystem/office/desk/find': 'person',
  'GET /:ecosystem/office/desk/:child': 'person',
  'POST /:ecosystem/office/desk/:child/card': 'person',
  'POST /:ecosystem/office/desk/:child/guardian': 'person',
  'POST /:ecosystem/office/desk/:child/consent-link': 'person',
}
