/** `mayUse` in process: a book of a whole class with years of words in it, asked about every child and purpose. */
import { bookOf, familiesSettings, purposes, type ChildFacts, type Consent } from '#commons/families'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { median } from './chance.ts'
import type { Row } from './rows.ts'

const now = instant(Date.parse('2026-06-17T09:00Z'))
const place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }

/** Two guardians who answered every question in each of four seasons, and a third one whose link rests. */
function child(number: number): ChildFacts {
  const childId = `child-${number}` as Id
  const links = ['one', 'two', 'three'].map((name, position) => ({
    id: `${childId}-link-${name}` as Id,
    guardianId: `${childId}-${name}` as Id,
    state: position === 2 ? ('suspended' as const) : ('active' as const),
  }))
  const consents = [2023, 2024, 2025, 2026].flatMap((year) =>
    links.flatMap(({ id, guardianId }) =>
      purposes.map((purpose): Consent => {
        const on = `${year}-06-01` as Day
        return {
          id: `${id}-${purpose}-${year}` as Id,
          childId,
          purpose,
          answer: 'given',
          givenBy: guardianId,
          linkId: id,
          relation: 'other',
          verified: 'in-person',
          textVersion: 1,
          language: 'en',
          channel: 'screen',
          writtenBy: null,
          mandateId: null,
          untilOn: `${year}-08-31` as Day,
          batchId: id,
          at: instant(Date.parse(`${on}T08:00Z`)),
          on,
        }
      }),
    ),
  )
  return { childId, birth: { year: 2009 + (number % 9), month: 1 + (number % 12) }, protected: false, links, consents }
}

export function measureMayUse(): Row[] {
  const children = Array.from({ length: 200 }, (_, number) => child(number))
  const book = bookOf(new Map(children.map((one) => [one.childId, one])), place)
  let allowed = 0
  const asked = 100 * children.length * purposes.length
  const round = (): number => {
    const before = process.cpuUsage()
    for (let again = 0; again < 100; again += 1) {
      for (const { childId } of children) {
        for (const purpose of purposes) if (book.mayUse(childId, purpose, now).may) allowed += 1
      }
    }
    const { user, system } = process.cpuUsage(before)
    return asked / ((user + system) / 1e6)
  }
  round()
  const perSecond = Math.round(median(Array.from({ length: 5 }, round)))
  if (allowed === 0) throw new Error('nothing was allowed: the bench asks about nobody')
  return [
    {
      id: 'F1',
      what: 'mayUse: answers a second of one core, children with 84 words each',
      unit: '/s',
      ours: perSecond,
      floor: 50_000,
      target: '≥ 50,000/s',
      met: perSecond >= 50_000,
    },
  ]
}
