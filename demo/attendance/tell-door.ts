import { ecosystemHere } from '#commons/ecosystems'
import { organisationsOfEcosystem } from '#commons/organisations'
import { peopleForOffice } from '#commons/people'
import { sayCare } from '#learning/attendance'
import { entriesOn, occasionsAt, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }
const request = (number: number): Id => `01930000-0000-7000-8000-00000000d${300 + number}` as Id
const day = 86_400_000

const care = {
  en: { needs: 'No nuts. Hears better on the left.', fetchedBy: ['Rowan from next door'] },
  de: { needs: 'Keine Nüsse. Hört links besser.', fetchedBy: ['Rowan von nebenan'] },
  es: { needs: 'Sin frutos secos. Oye mejor por la izquierda.', fetchedBy: ['Rowan, de al lado'] },
} as const

/** Today's day of the museum, with a child on its list of whom the door has to know something. Tell it once. */
export async function tellDoor(language: string, city: City): Promise<void> {
  const house = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))
  if (!house) return
  const { timeZone } = await city.reading((tx) => ecosystemHere(tx, city))
  const now = city.now()
  const span = { from: (now - day) as Instant, until: (now + day) as Instant }
  const today = dayIn(timeZone, now)
  const found = (await occasionsAt([house.id], span, city)).find(({ occasion }) => occasion.fallsOn === today)
  if (!found || (await entriesOn(found.occasion.id, city)).length > 0) return
  const person = async (name: string): Promise<Id> => {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)
    return people.find((one) => one.person.displayName === name)!.person.id
  }
  const hazel = await person('Hazel Example')
  const finch = await person('Finch 7')
  // Asked for yesterday, while the day was to come.
  const then: City = { ...city, now: () => (now - day) as Instant }
  const occasionId = found.occasion.id
  const ask = async (by: Id, personIds: readonly Id[], number: number) => {
    const form = {
      occasionId,
      personIds: [...personIds],
      together: true,
      anyway: true,
      from: null,
      request: request(number),
    }
    told(await takePart(form, himself(by), then))
  }
  await ask(hazel, [hazel, finch], 1)
  for (const [number, name] of ['Rowan', 'Alder', 'Aspen', 'Magpie'].entries()) {
    const one = await person(`${name} Example`)
    await ask(one, [one], number + 2)
  }
  const { needs, fetchedBy } = care[language as keyof typeof care] ?? care.en
  told(
    await sayCare(
      { personId: finch, form: { needs, mayLeaveAlone: false, fetchedBy: [...fetchedBy] } },
      himself(hazel),
      city,
    ),
  )
}

const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
