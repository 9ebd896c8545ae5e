import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { hsdsService } from '../../../src/learning/catalogue/present/hsds.ts'
import {
  dated,
  offerOf,
  publisher,
  session,
  span,
  tuesdays,
} from '../../../src/learning/catalogue/present/test-offer.ts'
import { hsdsMistakes } from './hsds-schemas.ts'

const today = '2026-06-10' as Day

test.each([
  ['dated', [session('e1', dated('2026-06-13')), session('e2', dated('2026-06-14', null, null))], {}],
  ['a rule', [session('e1', tuesdays('2026-06-16'))], {}],
  ['a span', [session('e1', span('2026-06-15', null)), session('e2', span(null, null))], {}],
  ['online', [session('e1', dated('2026-06-13'), { venueId: null, online: true })], {}],
  [
    'free and for all',
    [session('e1', dated('2026-06-13'))],
    { price: { kind: 'free' }, ages: { min: null, max: null } },
  ],
  ['over', [session('e1', dated('2026-01-13'))], { price: { kind: 'unknown' } }],
] as const)('what we send of an offer that is %s is a service of HSDS 3.0', (_story, sessions, changes) => {
  const service = JSON.parse(JSON.stringify(hsdsService(offerOf(sessions, changes), publisher, today))) as unknown
  expect(hsdsMistakes('service', service)).toEqual([])
})
