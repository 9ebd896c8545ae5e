import type { Price } from '#learning/catalogue'
import { openJobs } from '#platform/jobs/jobs.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { TestCity } from '#platform/database/test-city.ts'
import { sampleSession } from '../catalogue/commands/sample-drafts.ts'
import { openSignUp } from '../participation/commands/open-sign-up.ts'
import { must, museumWithSeats, system, type MuseumWithSeats } from '../participation/test-occasion.ts'
import { openingForm } from '../participation/words.ts'
import { closeDraw } from './commands/close-draw.ts'
import { defineDrawJobs } from './jobs/draw.ts'
import { announceDraw } from './commands/lead-draw.ts'
import { makeDraw } from './commands/make-draw.ts'
import { beginSecondRound, publishRound } from './commands/publish-round.ts'
import { runDraw } from './commands/run-draw.ts'
import { saySeed } from './commands/say-seed.ts'
import { wish } from './commands/wish.ts'
import { loadItems } from './store/draws.ts'
import { loadRows } from './store/rows.ts'
import { drawForm, wishForm, type DrawItem, type DrawRefusal, type DrawRow, type WishForm } from './words.ts'

export interface MuseumWithDraws extends MuseumWithSeats {
  readonly jobs: Jobs
  readonly steward: Actor
  readonly auditor: Actor
  /** A draw over days with so many seats each, announced; its window is 16 to 18 June, its source is read on the 19th. */
  draw(seats: readonly number[], guarantees?: Record<string, number>): Promise<{ id: Id; items: readonly DrawItem[] }>
  wishes(drawId: Id, childId: Id, guardian: Actor, wishes: readonly Id[], more?: Partial<WishForm>): Promise<Id>
  rows(drawId: Id): Promise<DrawRow[]>
  /** One child with a mother of its own. */
  family(): Promise<{ readonly mother: Person; readonly child: Id }>
  /** An offer with a session on each of these days, all open. @returns its days, in their order */
  workshop(on: readonly string[], seats: readonly number[], price?: Price): Promise<Id[]>
  offerOf(day: Id): Promise<Id>
  /** A draw over these days, not announced; `whole` as its form has it. */
  drawOver(days: readonly Id[], whole: Readonly<Record<Id, string>>): Promise<Result<Id, DrawRefusal>>
  /** The same announced, all days of an offer one place. */
  announced(days: readonly Id[]): Promise<{ id: Id; items: readonly DrawItem[] }>
  /** The window is over, and two people have read the number. */
  seeded(drawId: Id, value?: string): Promise<void>
  /** The same, drawn and published. */
  drawn(drawId: Id): Promise<void>
  /** What was given back is drawn for again, and published. */
  again(drawId: Id): Promise<void>
  at(moment: string): void
}

type Person = Extract<Actor, { kind: 'person' }>

const window = {
  opensOn: '2026-06-16',
  closesOn: '2026-06-18',
  source: 'the city’s own lottery, evening draw',
  sourceOn: '2026-06-19',
  sourceTime: '18:00',
}

/** @param given as of `museumWithSeats` */
export async function museumWithDraws(
  given: { readonly city?: TestCity; readonly name?: string } = {},
): Promise<MuseumWithDraws> {
  const museum = await museumWithSeats(given)
  const { city } = museum
  const jobs = openJobs(city.database, city.clock, { error: () => {} })
  defineDrawJobs(jobs, () => [city])
  const person = async (role: 'steward' | 'auditor', name: string): Promise<Actor> => ({
    ...((await museum.adult(name)) as Extract<Actor, { kind: 'person' }>),
    roles: [{ role, organisation: null }],
  })
  const at = (moment: string): void => city.clock.hold(instant(Date.parse(moment)))
  const loaded = async (id: Id) => ({ id, items: await city.reading((tx) => loadItems(tx, id)) })
  const steward = await person('steward', 'Juniper Example')
  const auditor = await person('auditor', 'Aspen Example')

  const offerOf: MuseumWithDraws['offerOf'] = async (day) => {
    const row = await city.reading((tx) =>
      tx.selectFrom('participation_occasions').select('opportunity_id').where('id', '=', day).executeTakeFirstOrThrow(),
    )
    return row.opportunity_id
  }
  const drawOver: MuseumWithDraws['drawOver'] = (occasionIds, whole) =>
    makeDraw(
      {
        form: drawForm.parse({ ...window, title: 'Robots on Saturdays', occasionIds, whole }),
        language: 'en',
      },
      museum.host,
      city,
    )
  const seeded: MuseumWithDraws['seeded'] = async (drawId, value = '04 17 22 35 41') => {
    at('2026-06-18T22:05:00Z')
    must(await closeDraw(drawId, city))
    at('2026-06-19T17:00:00Z')
    for (const reader of [museum.host, auditor]) must(await saySeed({ drawId, value }, reader, city, jobs))
  }
  const published = async (drawId: Id): Promise<void> => {
    await runDraw(drawId, city, () => Promise.resolve())
    must(await publishRound(drawId, museum.host, city))
  }
  return {
    ...museum,
    jobs,
    steward,
    auditor,
    at,
    offerOf,
    drawOver,
    seeded,
    draw: async (seats, guarantees = {}) => {
      const occasionIds: Id[] = []
      for (const [number, count] of seats.entries())
        occasionIds.push(await museum.occasion(count, {}, `2026-06-${String(22 + number).padStart(2, '0')}`))
      const form = drawForm.parse({ ...window, title: 'Robots in June', occasionIds, guarantees })
      const id = must(await makeDraw({ form, language: 'en' }, museum.host, city))
      must(await announceDraw(id, museum.host, city))
      return loaded(id)
    },
    wishes: async (drawId, personId, by, wishes, more = {}) =>
      must(await wish({ drawId, form: wishForm.parse({ personId, wishes, ...more }) }, by, city)).rowId,
    rows: (drawId) => city.reading((tx) => loadRows(tx, drawId)),
    family: async () => {
      const mother = (await museum.adult()) as Person
      return { mother, child: await museum.child([mother]) }
    },
    workshop: async (on, seats, price) => {
      const sessions = on.map((day, number) => {
        const [startOn, startTime, endTime] = [day as Day, '10:00' as WallTime, '12:00' as WallTime]
        const when = { form: 'dated', startOn, startTime, endOn: startOn, endTime } as const
        return sampleSession(`on ${day} ${number}`, { when })
      })
      const { opportunityId } = await museum.offer({ sessions, ...(price ? { price } : {}) })
      const rows = await city.reading((tx) =>
        tx
          .selectFrom('catalogue_sessions')
          .select('id')
          .where('opportunity_id', '=', opportunityId)
          .orderBy('start_on')
          .execute(),
      )
      const days: Id[] = []
      for (const [number, { id }] of rows.entries()) {
        const form = openingForm.parse({ sessionId: id, days: [on[number]], seats: seats[number] })
        days.push(must(await openSignUp({ opportunityId, form }, system, city))[0]!)
      }
      return days
    },
    announced: async (days) => {
      at('2026-06-17T08:00:00Z')
      const whole: Record<Id, string> = {}
      for (const day of days) whole[await offerOf(day)] = 'offer'
      const id = must(await drawOver(days, whole))
      must(await announceDraw(id, museum.host, city))
      return loaded(id)
    },
    drawn: async (drawId) => {
      await seeded(drawId)
      await published(drawId)
    },
    again: async (drawId) => {
      must(await beginSecondRound(drawId, museum.host, city, jobs))
      await published(drawId)
    },
  }
}
