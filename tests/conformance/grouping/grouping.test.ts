import { describe, expect, test } from 'vitest'
import { groupListings } from '#laws/grouping/group-listings.ts'
import { chicagoListings, severalListings, type SampledGroup } from './chicago-2024.ts'
import sample from './chicago-2024-sample.json' with { type: 'json' }

const listings = chicagoListings('mcmf-programs-2024')
const checked = sample.groups as SampledGroup[]

describe('200 groups of Chicago 2024, read by hand', () => {
  const groupOfRow = new Map<number, readonly number[]>()
  for (const group of groupListings(listings)) {
    const rows = group.members.map((index) => index + 1)
    for (const row of rows) groupOfRow.set(row, rows)
  }

  test('are still exactly these', () => {
    expect(checked).toHaveLength(200)
    for (const { rows, title } of checked) expect(groupOfRow.get(rows[0]!), title).toEqual(rows)
  })

  test('and none holds two kinds of programme', () => {
    expect(checked.filter((group) => group.verdict !== 'same')).toEqual([])
  })
})

/** A change of the rule shows here first. Counted with the alphabets repaired, hosts and ages as written. */
test.each([
  ['mcmf-programs-2024', 12_376, 8_522, 1_197],
  ['mcmf-programs-2020-2023', 21_654, 14_844, 0],
] as const)('%s: its %i listings are %i opportunities', (file, rows, groups, several) => {
  const all = file === 'mcmf-programs-2024' ? listings : chicagoListings(file)
  expect(all).toHaveLength(rows)
  expect(groupListings(all)).toHaveLength(groups)
  if (several > 0) expect(severalListings(all)).toHaveLength(several)
})

test('34,030 listings are grouped in well under a second', () => {
  const all = [...listings, ...chicagoListings('mcmf-programs-2020-2023')]
  groupListings(all)
  const before = process.cpuUsage()
  groupListings(all)
  const { user, system } = process.cpuUsage(before)
  // Processor time, not the clock: other tests run beside. About 0.35 s measured; the bound leaves room for slow machines.
  expect((user + system) / 1_000).toBeLessThan(1_500)
})
