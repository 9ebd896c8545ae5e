import { ecosystemHere } from '#commons/ecosystems'
import { organisationsOfEcosystem } from '#commons/organisations'
import { peopleForOffice } from '#commons/people'
import { opportunityById, writeOpportunity, type OpportunityDraft } from '#learning/catalogue'
import {
  announceDraw,
  closeDraw,
  drawForm,
  drawSeen,
  drawsShown,
  makeDraw,
  publishRound,
  runDraw,
  saySeed,
  wish,
  wishForm,
} from '#learning/draws'
import { openSignUp } from '#learning/participation'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import { localText, type Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }
const offerId = '01930000-0000-7000-8000-00000000d4a1' as Id

/** Days from today: two that were drawn last week, three one can wish for now. */
const drawn = [12, 14] as const
const open = [40, 43, 47] as const

/**
 * One small draw that is published and one whose window is open, over the days of an invented shadow theatre. Told again, it
 * stays as visitors have made it since.
 */
export async function tellDraws(language: Language, city: City, jobs: Pick<Jobs, 'start'>): Promise<void> {
  const house = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))
  if (!house || language !== 'en' || (await drawsShown(city)).length > 0) return
  const person = async (name: string, roles: readonly [Role, Id | null][] = []): Promise<Actor & { person: Id }> => {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)
    const found = people.find((one) => one.person.displayName === name)!.person.id
    return { kind: 'person', person: found, roles: roles.map(([role, organisation]) => ({ role, organisation })) }
  }
  const { timeZone } = await city.reading((tx) => ecosystemHere(tx, city))
  const today = dayIn(timeZone, city.now())
  const draft = draftOf(house.name, language, timeZone, today)
  told(await writeOpportunity({ id: offerId, isNew: true, draft }, teller, city))
  const occasionsOn = async (days: readonly number[], seats: number): Promise<readonly Id[]> => {
    const { sessions } = told(await opportunityById(offerId, city))
    const ids: Id[] = []
    for (const from of days) {
      const on = addDays(today, from)
      const session = sessions.find(({ when }) => when.form === 'dated' && when.startOn === on)!
      const form = { sessionId: session.id, days: [on], seats, minimum: null }
      ids.push(...told(await openSignUp({ opportunityId: offerId, form }, teller, city)))
    }
    return ids
  }
  const host = await person('Robin Example', [['host', house.id]])
  const steward = await person('Juniper Example', [['steward', null]])
  const ago = (days: number): City => ({ ...city, now: () => (city.now() - days * 86_400_000) as Instant })
  const make = async (
    title: string,
    occasionIds: readonly Id[],
    [opens, closes, source]: readonly [number, number, number],
    when: City,
  ): Promise<{ readonly id: Id; readonly items: readonly { readonly id: Id }[] }> => {
    const form = drawForm.parse({
      title,
      occasionIds,
      opensOn: addDays(today, opens),
      closesOn: addDays(today, closes),
      source: 'An invented evening lottery, five numbers',
      sourceOn: addDays(today, source),
      sourceTime: '18:00',
      guarantees: { 'first-time': 1 },
    })
    const id = told(await makeDraw({ form, language }, host, when))
    told(await announceDraw(id, host, when))
    return { id, items: told(await drawSeen(id, when)).items }
  }
  const wishes = async (
    { id, items }: { readonly id: Id; readonly items: readonly { readonly id: Id }[] },
    by: Actor,
    personId: Id,
    order: readonly number[],
    when: City,
  ) => {
    const form = wishForm.parse({ personId, wishes: order.map((at) => items[at]!.id) })
    told(await wish({ drawId: id, form }, by, when))
  }
  const past = await make('Shadow theatre, early days', await occasionsOn(drawn, 2), [-14, -11, -8], ago(15))
  const names = ['Hazel Example', 'Rowan Example', 'Alder Example', 'Aspen Example', 'Wren Example']
  for (const [at, name] of names.entries()) {
    const one = await person(name)
    await wishes(past, one, one.person, at % 3 === 2 ? [1, 0] : [0, 1], ago(12))
  }
  told(await closeDraw(past.id, ago(9)))
  told(await saySeed({ drawId: past.id, value: '04 17 22 35 41' }, host, ago(7), jobs))
  told(await saySeed({ drawId: past.id, value: '04 17 22 35 41' }, steward, ago(7), jobs))
  await runDraw(past.id, ago(7), () => Promise.resolve())
  told(await publishRound(past.id, host, ago(6)))
  const now = await make('Shadow theatre, later days', await occasionsOn(open, 4), [-2, 12, 14], ago(3))
  const hazel = await person('Hazel Example')
  await wishes(now, hazel, (await person('Finch 7')).person, [2, 0], city)
}

function draftOf(hostName: string, language: Language, timeZone: string, today: Day): OpportunityDraft {
  return {
    groupKey: 'shadows',
    hostName,
    kind: 'workshop',
    title: localText(language, 'Shadow theatre for all ages (invented)'),
    description: localText(language, 'Cut the figures, hang the sheet, light the lamp. Nothing to bring.'),
    ages: { min: 6, max: null },
    audiences: [],
    price: { kind: 'free' },
    helpAvailable: false,
    paysParticipants: false,
    provides: [],
    access: [],
    languages: [],
    themes: ['making'],
    skills: [],
    capacity: null,
    placesLeft: null,
    signUpLink: null,
    image: null,
    funders: [],
    sessions: [...drawn, ...open].map((from) => ({
      originalId: `shadows ${from}`,
      when: {
        form: 'dated',
        startOn: addDays(today, from),
        startTime: '16:00' as WallTime,
        endOn: addDays(today, from),
        endTime: '17:30' as WallTime,
      },
      timeZone,
      online: false,
      cancelled: false,
      link: null,
      venue: { name: 'Lantern room', address: null, point: null, areaAsWritten: null },
    })),
  }
}
