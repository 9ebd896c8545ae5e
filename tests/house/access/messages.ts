import type { Doors } from './doors.ts'

export const messagesDoors: Doors = {
  'GET /:ecosystem/me/inbox': 'person',
  'POST /:ecosystem/me/inbox/read': 'person',
  // Only the operator's gateway gets past the door, by its secret.
  'POST /api/v1/text-messages': 'anyone',
  'GET /:ecosystem/me/ways': 'person',
  'POST /:ecosystem/me/ways/keep': 'person',
  'POST /:ecosystem/me/ways/confirm': 'person',
  'POST /:ecosystem/me/ways/let-go': 'person',
  'POST /:ecosystem/me/ways/choose': 'person',
  'GET /:ecosystem/less/:token': 'anyone',
  'POST /:ecosystem/less/:token': 'anyone',
  'GET /:ecosystem/office/messages': 'office',
  'POST /:ecosystem/office/messages': 'office',
  'POST /:ecosystem/office/messages/again': 'office',
  'GET /:ecosystem/me/talks': 'person',
  'GET /:ecosystem/groups/:group/talk': 'person',
  'POST /:ecosystem/groups/:group/talk': 'person',
  'POST /:ecosystem/groups/:group/talk/:post/take-back': 'person',
  'GET /:ecosystem/groups/:group/talk/:post/report': 'person',
  'POST /:ecosystem/groups/:group/talk/:post/report': 'person',
  'GET /:ecosystem/office/message-reports': 'office',
  'POST /:ecosystem/office/message-reports/:report': 'office',
}
