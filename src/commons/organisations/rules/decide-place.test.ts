import { expect, test } from 'vitest'
import { decidePlace } from './decide-place.ts'

const munster = { lat: 51.96, lon: 7.63 }

test.each([
  ['in town', { lat: 51.99, lon: 7.64 }, munster, null],
  ['anywhere, where no centre is known', { lat: -33, lon: 151 }, null, null],
  ['swapped', { lat: 7.64, lon: 51.99 }, munster, 'organisations.point-far-away'],
  ['nowhere', { lat: 95, lon: 7 }, munster, 'organisations.point-not-on-earth'],
  ['at null island', { lat: 0, lon: 0 }, null, 'organisations.point-not-on-earth'],
])('a point %s', (_where, point, centre, refusal) => {
  const decided = decidePlace(point, centre)
  expect(decided.ok ? null : decided.refusal).toBe(refusal)
})
