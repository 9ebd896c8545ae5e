import { expect, test } from 'vitest'
import { readReach } from './read-reach.ts'

test.each([
  ['nothing', '  ', { kind: 'none' }],
  ['a mail address in capitals', ' Swift@Example.ORG ', { kind: 'mail', address: 'swift@example.org' }],
  ['half an address', 'swift@', { kind: 'mistake' }],
  ['a number as people write it', '+34 600 00-00.00', { kind: 'text', address: '+34600000000' }],
  ['two noughts for the plus', '0034600000000', { kind: 'text', address: '+34600000000' }],
  ['a number without its country', '600000000', { kind: 'mistake' }],
  [
    'a number that was copied with its direction marks',
    '\u202A+34600000000\u202C',
    { kind: 'text', address: '+34600000000' },
  ],
  ['a name on a card', 'Otter Lantern 57', { kind: 'card', userName: 'Otter Lantern 57' }],
  ['one in Arabic', 'قنفذ-غيمة-27', { kind: 'card', userName: 'قنفذ-غيمة-27' }],
])('%s', (_what, typed, reach) => {
  expect(readReach(typed)).toEqual(reach)
})
