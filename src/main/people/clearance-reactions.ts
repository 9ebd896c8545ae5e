import { tellPerson } from '#commons/messages'
import { contactStandings, holdersOf, personsById } from '#commons/people'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { CityHere } from '#platform/http/desk.ts'
import type { Reaction } from '../reactions.ts'

/**
 * Whose clearance it is hears what becomes of it, and so do the coordinators of the houses they work for: before its end
 * in time to renew it, at its end because somebody else must stand there.
 */
const telling =
  (what: 'lapses-soon' | 'lapsed' | 'withdrawn'): Reaction['react'] =>
  async ({ about, at }, city, desk) => {
    const [personId, clearanceId] = [String(about['personId']), String(about['clearanceId'])]
    const here = await desk.cityBySlug(city.slug)
    if (!here || !isId(personId) || !isId(clearanceId)) return
    const [person] = await personsById([personId], city)
    if (!person || person.erasedAt !== null) return
    const day = about['untilOn']
    const values = {
      what: { say: `people.clearance-kind-${String(about['kind'])}` },
      ...(typeof day === 'string' ? { day: { day: day as Day } } : {}),
    }
    const told = {
      about: clearanceId,
      // Sixty days before and a fortnight before are two things to tell.
      kind: what === 'lapses-soon' ? `people.clearance-lapses-in-${String(about['days'])}` : `people.clearance-${what}`,
    }
    await tellPerson(
      { ...told, personId, sentence: `people.tell-clearance-${what}`, values, path: '/me/standing' },
      here,
      desk,
    )
    for (const coordinator of await coordinatorsOf(personId, dayIn(here.ecosystem.timeZone, at), here)) {
      const notice = {
        ...told,
        personId: coordinator,
        sentence: `people.tell-clearance-${what}-of`,
        values: { ...values, name: person.displayName },
        path: what === 'lapses-soon' ? '/me/clearances' : '/host/standing',
        // Children are waiting: this one does not sleep until the morning.
        urgent: what !== 'lapses-soon',
      }
      await tellPerson(notice, here, desk)
    }
  }

/** Of every house where this person meets children. Nobody is told of themselves twice. */
async function coordinatorsOf(personId: Id, today: Day, { city }: { readonly city: City } & CityHere): Promise<Id[]> {
  const houses = new Set(
    (await contactStandings([personId], city.now(), city)).flatMap(({ organisationId }) => organisationId ?? []),
  )
  const found = new Set<Id>()
  for (const organisationId of houses)
    for (const id of await holdersOf({ role: 'coordinator', organisationId }, today, city)) found.add(id)
  found.delete(personId)
  return [...found]
}

export const clearanceReactions: readonly Reaction[] = [
  { when: 'people.clearance-lapses-soon', react: telling('lapses-soon') },
  { when: 'people.clearance-lapsed', react: telling('lapsed') },
  { when: 'people.clearance-withdrawn', react: telling('withdrawn') },
]
