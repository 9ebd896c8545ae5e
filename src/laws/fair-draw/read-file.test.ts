import { expect, test } from 'vitest'
import { readFile } from './read-file.ts'
import type { Applicant, DrawFile, Opportunity } from './words.ts'

const offer: Opportunity = { id: 'a', seats: 2, guarantees: [{ group: 'g', seats: 1 }] }
const row: Applicant = { id: 'l1', family: 'f1', together: null, groups: ['g'], wishes: ['b', 'a'] }
const file = (offers: readonly Partial<Opportunity>[], rows: readonly Partial<Applicant>[]): DrawFile => ({
  opportunities: [{ ...offer, id: 'b' }, ...offers.map((changes) => ({ ...offer, ...changes }))],
  applicants: rows.map((changes) => ({ ...row, ...changes })),
})

test('a whole file is read, its wishes as numbers of opportunities', () => {
  const read = readFile(file([{}], [{}, { id: 'l2', wishes: ['a'] }]))
  expect(read.ok && [...read.value.wishes]).toEqual([0, 1, 1])
})

test.each<[string, readonly Partial<Opportunity>[], readonly Partial<Applicant>[]]>([
  ['id-not-plain', [{ id: 'a b' }], []],
  ['id-not-plain', [{ guarantees: [{ group: 'open', seats: 1 }] }], []],
  ['id-not-plain', [{}], [{ family: 'f|1' }]],
  ['id-not-plain', [{}], [{ together: '' }]],
  ['id-not-plain', [{}], [{ groups: ['g"'] }]],
  ['id-twice', [{ id: 'b' }], []],
  ['id-twice', [{}], [{}, {}]],
  ['seats-not-whole', [{ seats: 1.5 }], []],
  ['seats-not-whole', [{ guarantees: [{ group: 'g', seats: -1 }] }], []],
  ['guarantees-above-seats', [{ seats: 0 }], []],
  [
    'guarantee-twice',
    [
      {
        guarantees: [
          { group: 'g', seats: 1 },
          { group: 'g', seats: 1 },
        ],
      },
    ],
    [],
  ],
  ['too-many-guarantees', [{ guarantees: Array.from({ length: 9 }, (_, at) => ({ group: `g${at}`, seats: 0 })) }], []],
  [
    'too-many-groups',
    Array.from({ length: 31 }, (_, at) => ({ id: `o${at}`, guarantees: [{ group: `h${at}`, seats: 0 }] })),
    [],
  ],
  ['wish-unknown', [{}], [{ wishes: ['c'] }]],
  ['wish-twice', [{}], [{ wishes: ['a', 'a'] }]],
  ['alone-together', [{}], [{ together: 't' }]],
  ['together-with-other-wishes', [{}], [{ together: 't' }, { id: 'l2', together: 't', wishes: ['a'] }]],
])('%s', (refusal, offers, rows) => {
  expect(readFile(file(offers, rows))).toMatchObject({ ok: false, refusal })
})
