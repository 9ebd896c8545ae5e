import { organisationsOfEcosystem } from '#commons/organisations'
import { actorOfPerson, peopleForOffice } from '#commons/people'
import { answerForm, answerWant, askTrial, signWant, trialForm, wantForm, wantsSettings } from '#learning/wants'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

const words: Readonly<
  Record<string, { readonly interest: string; readonly title: string; readonly what: string; readonly where: string }>
> = {
  en: {
    interest: 'Shadow puppets for children (invented)',
    title: 'An afternoon of shadow puppets (invented)',
    what: 'We cut figures, build a stage from a box and play.',
    where: 'Puppet room',
  },
  de: {
    interest: 'Schattenspiel für Kinder (erfunden)',
    title: 'Ein Nachmittag Schattenspiel (erfunden)',
    what: 'Wir schneiden Figuren, bauen eine Bühne aus einer Kiste und spielen.',
    where: 'Figurenraum',
  },
  es: {
    interest: 'Teatro de sombras para niños (inventado)',
    title: 'Una tarde de sombras (inventada)',
    what: 'Recortamos figuras, hacemos un escenario con una caja y jugamos.',
    where: 'Sala de figuras',
  },
}

/** A mother’s wish for her child, and a house that would try it if three say yes. Told again, it is the same. */
export async function tellWants(language: Language, city: City): Promise<void> {
  const say = words[language] ?? words['en']!
  const today = dayIn('UTC', city.now())
  const personNamed = async (name: string): Promise<Id | undefined> => {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)
    return people.find(({ person }) => person.displayName === name)?.person.id
  }
  const [motherId, childId] = [await personNamed('Hazel Example'), await personNamed('Otter 12')]
  const hostId = await personNamed('Robin Example')
  if (!motherId || !childId || !hostId) return
  const mother = await actorOfPerson(motherId, today, city)
  const host = await actorOfPerson(hostId, today, city)
  if (!mother || !host) return
  const form = wantForm.parse({ interest: say.interest, times: ['saturdays'], season: 'winter', language })
  const settings = wantsSettings.parse({})
  const signed = await signWant({ wish: { form }, personId: childId, visitorKey: null, today, settings }, mother, city)
  // What was told before stays as visitors have made it since.
  if (!signed.ok) return
  const { wantId } = signed.value
  told(await answerWant({ wantId, form: answerForm.parse({ state: 'heard', language }), today }, teller, city))
  const houseId = host.roles.find(({ role }) => role === 'host')?.organisation
  const house = (await organisationsOfEcosystem(city)).find(({ id }) => id === houseId)
  if (!house) return
  const trial = trialForm.parse({
    hostId: house.id,
    title: say.title,
    description: say.what,
    fallsOn: addDays(today, 20),
    startTime: '14:00',
    endTime: '16:00',
    placeName: say.where,
    contact: 'with-their-family',
    minimum: 3,
    seats: 10,
    decideOn: addDays(today, 10),
  })
  told(await askTrial({ wantId, form: trial, language }, host, city))
}
