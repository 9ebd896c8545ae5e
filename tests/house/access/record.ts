import type { Doors } from './doors.ts'

export const recordDoors: Doors = {
  'GET /:ecosystem/me/record': 'person',
  'GET /:ecosystem/me/record.csv': 'person',
  'POST /:ecosystem/me/record/goals': 'person',
  'GET /:ecosystem/me/record/:fact': 'person',
  'POST /:ecosystem/me/record/:fact/words': 'person',
  'POST /:ecosystem/me/record/:fact/visibility': 'person',
  'POST /:ecosystem/me/record/:fact/take-back': 'person',
  'POST /:ecosystem/me/record/:fact/doubt': 'person',
  'POST /:ecosystem/me/record/doubts/:doubt/take-back': 'person',
  'GET /:ecosystem/me/family/:child/record': 'person',
  'GET /:ecosystem/me/family/:child/record/:fact': 'person',
  'GET /:ecosystem/me/doubts': 'person',
  'POST /:ecosystem/me/doubts/:doubt': 'person',
  'GET /:ecosystem/me/doubts/:doubt': 'person',
  'GET /:ecosystem/me/told': 'person',
  'POST /:ecosystem/me/told/:fact': 'person',
  'GET /:ecosystem/office/funders': 'office',
  'GET /:ecosystem/office/funders.csv': 'office',
}
