import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { must, museumWithSeats, type MuseumWithSeats } from '../participation/test-occasion.ts'
import { defineDrawJobs } from './jobs/draw.ts'
import { announceDraw } from './commands/lead-draw.ts'
import { makeDraw } from './commands/make-draw.ts'
import { wish } from './commands/wish.ts'
import { loadItems } from './store/draws.ts'
import { loadRows } from './store/rows.ts'
import { drawForm, wishForm, type DrawItem, type DrawRow, type WishForm } from './words.ts'

export interface MuseumWithDraws extends MuseumWithSeats {
  readonly jobs: Jobs
  readonly steward: Actor
  readonly auditor: Actor
  /** A draw over days with so many seats each, announced; its window is 16 to 18 June, its source is read on the 19th. */
  draw(seats: readonly number[], guarantees?: Record<string, number>): Promise<{ id: Id; items: readonly DrawItem[] }>
  wishes(drawId: Id, childId: Id, guardian: Actor, wishes: readonly Id[], more?: Partial<WishForm>): Promise<Id>
  rows(drawId: Id): Promise<DrawRow[]>
  at(moment: string): void
}

export async function museumWithDraws(): Promise<MuseumWithDraws> {
  const museum = await museumWithSeats()
  const { city } = museum
  const jobs = openJobs(city.database, city.clock, { error: () => {} })
  defineDrawJobs(jobs, () => [city])
  const person = async (role: 'steward' | 'auditor', name: string): Promise<Actor> => ({
    ...((await museum.adult(name)) as Extract<Actor, { kind: 'person' }>),
    roles: [{ role, organisation: null }],
  })
  return {
    ...museum,
    jobs,
    steward: await person('steward', 'Juniper Example'),
    auditor: await person('auditor', 'Aspen Example'),
    draw: async (seats, guarantees = {}) => {
      const occasionIds: Id[] = []
      for (const [at, count] of seats.entries())
        occasionIds.push(await museum.occasion(count, {}, `2026-06-${String(22 + at).padStart(2, '0')}`))
      const form = drawForm.parse({
        title: 'Robots in June',
        occasionIds,
        opensOn: '2026-06-16',
        closesOn: '2026-06-18',
        source: 'the city’s own lottery, evening draw',
        sourceOn: '2026-06-19',
        sourceTime: '18:00',
        guarantees,
      })
      const id = must(await makeDraw({ form, language: 'en' }, museum.host, city))
      must(await announceDraw(id, museum.host, city))
      return { id, items: await city.reading((tx) => loadItems(tx, id)) }
    },
    wishes: async (drawId, personId, by, wishes, more = {}) =>
      must(await wish({ drawId, form: wishForm.parse({ personId, wishes, ...more }) }, by, city)).rowId,
    rows: (drawId) => city.reading((tx) => loadRows(tx, drawId)),
    at: (moment) => city.clock.hold(instant(Date.parse(moment))),
  }
}
