import { ecosystemHere } from '#commons/ecosystems'
import { organisationsOfEcosystem } from '#commons/organisations'
import { peopleForOffice } from '#commons/people'
import { opportunityById, writeOpportunity, type OpportunityDraft } from '#learning/catalogue'
import {
  completeEntries,
  entriesOn,
  giveBack,
  markEntry,
  nextThingsOf,
  openSignUp,
  takePart,
} from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import { localText, type Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }
const offerId = '01930000-0000-7000-8000-00000000d0b1' as Id
const request = (number: number): Id => `01930000-0000-7000-8000-00000000d${100 + number}` as Id

const words: Readonly<Record<string, { readonly title: string; readonly description: string; readonly room: string }>> =
  {
    en: {
      title: 'Lantern room for all ages (invented)',
      description: 'Bend the wire, glue the paper, light it together. Bring an old shirt.',
      room: 'Lantern room',
    },
    de: {
      title: 'Laternenzimmer für alle (erfunden)',
      description: 'Draht biegen, Papier kleben, zusammen leuchten lassen. Bitte ein altes Hemd mitbringen.',
      room: 'Lampenzimmer',
    },
    es: {
      title: 'Taller de farolillos para todas las edades (inventado)',
      description: 'Doblar el alambre, pegar el papel y encenderlos juntos. Traiga una camisa vieja.',
      room: 'Sala de lámparas',
    },
  }

/** Days from today, with how many seats: one that is over, one with room, one that is full, one where a place is held, and today's. */
const days = [
  { from: -1, seats: 6, minimum: null },
  { from: 6, seats: 6, minimum: 4 },
  { from: 9, seats: 3, minimum: null },
  { from: 13, seats: 1, minimum: null },
  { from: 0, seats: 12, minimum: null },
] as const

/**
 * A museum's lantern room with its days: yesterday's is completed, one has room, one is full with a line behind it, and on
 * the last a place is held for a mother who waited. Told again, it stays as visitors have made it since.
 */
export async function tellPlaces(language: Language, city: City): Promise<void> {
  const house = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))
  if (!house) return
  const person = async (name: string): Promise<Id> => {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)
    return people.find((one) => one.person.displayName === name)!.person.id
  }
  const hazel = await person('Hazel Example')
  if ((await nextThingsOf([hazel], 0 as Instant, city)).length > 0) return
  const { timeZone, currency } = await city.reading((tx) => ecosystemHere(tx, city))
  const today = dayIn(timeZone, city.now())
  if (!(await opportunityById(offerId, city)).ok) {
    const draft = draftOf(house.name, language, { timeZone, currency }, today)
    told(await writeOpportunity({ id: offerId, isNew: true, draft }, teller, city))
  }
  const found = told(await opportunityById(offerId, city))
  // What is over by now was opened and asked for while it was to come.
  const then: City = { ...city, now: () => (city.now() - 3 * 86_400_000) as Instant }
  const occasions: Id[] = []
  for (const { from, seats, minimum } of days) {
    const on = addDays(today, from)
    const session = found.sessions.find(({ when }) => when.form === 'dated' && when.startOn === on)!
    const form = { sessionId: session.id, days: [on], seats, minimum }
    occasions.push(...told(await openSignUp({ opportunityId: offerId, form }, teller, from <= 0 ? then : city)))
  }
  const [over, open, full, held] = occasions as [Id, Id, Id, Id]
  let number = 0
  const ask = async (by: Id, personIds: readonly Id[], occasionId: Id, when: City = city) => {
    const form = {
      occasionId,
      personIds: [...personIds],
      together: true,
      anyway: true,
      from: null,
      request: request(number++),
    }
    return told(await takePart(form, himself(by), when))
  }
  const [linden, rowan, alder, aspen, wren, magpie] = await Promise.all(
    ['Linden', 'Rowan', 'Alder', 'Aspen', 'Wren', 'Magpie'].map((name) => person(`${name} Example`)),
  )
  for (const one of [hazel, rowan!, alder!, wren!]) await ask(one, [one], over, then)
  await ask(hazel, [await person('Finch 7'), await person('Otter 12')], open)
  await ask(aspen!, [aspen!], open)
  for (const one of [rowan!, alder!, aspen!, wren!, magpie!]) await ask(one, [one], full)
  const [given] = await ask(linden!, [linden!], held)
  await ask(hazel, [hazel], held)
  told(await giveBack({ entryId: given!.id }, himself(linden!), city))
  await tellDayThatIsOver(over, { hostId: await person('Robin Example'), houseId: house.id, absentId: wren! }, city)
}

const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })

/** Three came and completed it, one did not come. */
async function tellDayThatIsOver(
  occasionId: Id,
  { hostId, houseId, absentId }: { readonly hostId: Id; readonly houseId: Id; readonly absentId: Id },
  city: City,
): Promise<void> {
  const host: Actor = { kind: 'person', person: hostId, roles: [{ role: 'host', organisation: houseId }] }
  for (const { id, personId } of await entriesOn(occasionId, city)) {
    const as = personId === absentId ? 'absent' : 'attended'
    told(await markEntry({ entryId: id, form: { as } }, host, city))
  }
  told(await completeEntries({ occasionId, form: { except: [], undo: false } }, host, city))
}

function draftOf(
  hostName: string,
  language: Language,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: string },
  today: Day,
): OpportunityDraft {
  // A small price, so that a family reads what it pays before it asks.
  const costs = money(800, currency)
  const { title, description, room } = words[language] ?? words['en']!
  return {
    groupKey: 'lanterns',
    hostName,
    kind: 'workshop',
    title: localText(language, title),
    description: localText(language, description),
    ages: { min: 6, max: null },
    audiences: [],
    price: { kind: 'paid', from: costs, to: costs, asWritten: null },
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
    sessions: days.map(({ from }) => ({
      originalId: `lanterns ${from}`,
      when: {
        form: 'dated',
        startOn: addDays(today, from),
        startTime: '15:00' as WallTime,
        endOn: addDays(today, from),
        endTime: '17:00' as WallTime,
      },
      timeZone,
      online: false,
      cancelled: false,
      link: null,
      venue: { name: room, address: null, point: null, areaAsWritten: null },
    })),
  }
}
