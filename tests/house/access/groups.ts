import type { Doors } from './doors.ts'

export const groupsDoors: Doors = {
  'GET /:ecosystem/me/groups': 'person',
  'GET /:ecosystem/groups/new': 'person',
  'POST /:ecosystem/groups': 'person',
  'GET /:ecosystem/groups/:group': 'person',
  'GET /:ecosystem/groups/:group/edit': 'person',
  'POST /:ecosystem/groups/:group/edit': 'person',
  'POST /:ecosystem/groups/:group/members': 'person',
  'POST /:ecosystem/groups/:group/members/new': 'person',
  'POST /:ecosystem/groups/:group/members/:member/remove': 'person',
  'POST /:ecosystem/groups/:group/adults': 'person',
  'POST /:ecosystem/groups/:group/cards': 'person',
  'POST /:ecosystem/groups/:group/invite': 'person',
  'POST /:ecosystem/groups/:group/letters': 'person',
  'GET /:ecosystem/office/groups': 'office',
}
