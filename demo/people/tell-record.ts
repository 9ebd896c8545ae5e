import { factForm, recordInFull, takeFacts, writeGoal, type FactTold } from '#learning/record'
import { organisationsOfEcosystem } from '#commons/organisations'
import { peopleForOffice } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { localText, type Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from './told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }
const day = 86_400_000
const hour = 3_600_000

interface Words {
  readonly goal: string
  readonly secret: string
  readonly robots: string
  readonly choir: string
  readonly badge: string
  readonly reflection: string
  readonly hall: string
}

/** What these invented children said and did, in the language of their place. */
const words: Readonly<Record<string, Words>> = {
  en: {
    goal: 'Build a robot that waters plants',
    secret: 'Be brave enough to speak in front of others',
    robots: 'Robots on Saturdays (invented)',
    choir: 'Choir for everyone (invented)',
    badge: 'Robot builder (invented)',
    reflection: 'The second motor was the hard part. Next time I draw it first.',
    hall: 'Workshop room',
  },
  de: {
    goal: 'Einen Roboter bauen, der Pflanzen gießt',
    secret: 'Mich trauen, vor anderen zu sprechen',
    robots: 'Roboter am Samstag (erfunden)',
    choir: 'Chor für alle (erfunden)',
    badge: 'Roboterbau (erfunden)',
    reflection: 'Der zweite Motor war schwierig. Nächstes Mal zeichne ich zuerst.',
    hall: 'Werkraum',
  },
  es: {
    goal: 'Construir un robot que riegue las plantas',
    secret: 'Atreverme a hablar delante de otros',
    robots: 'Robots los sábados (inventado)',
    choir: 'Coro para todos (inventado)',
    badge: 'Constructora de robots (inventada)',
    reflection: 'Lo difícil fue el segundo motor. La próxima vez lo dibujo antes.',
    hall: 'Taller',
  },
}

/**
 * Three invented children have a record, told through the one intake as rooms and outside sources will. Told again, it is
 * the same.
 */
export async function tellRecords(language: Language, city: City): Promise<void> {
  const house = (await organisationsOfEcosystem(city)).find((one) => /muse/i.test(one.name))
  const children = ['Finch 7', 'Otter 12', 'Badger 3'] as const
  for (const [index, name] of children.entries()) {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)
    const child = people.find(({ person }) => person.displayName === name)
    if (child) await tellOne(child.person.id, { index, language, organisationId: house?.id ?? null }, city)
  }
}

async function tellOne(
  id: Id,
  {
    index,
    language,
    organisationId,
  }: { readonly index: number; readonly language: Language; readonly organisationId: Id | null },
  city: City,
): Promise<void> {
  // What was told before has its days already.
  if ((await recordInFull(id, city)).facts.length > 0) return
  const say = words[language] ?? words['en']!
  const first = Math.floor(city.now() / day) * day - 120 * day + 14 * hour
  const robots = {
    id: 'invented:robots',
    kind: 'workshop',
    title: localText(language, say.robots),
    themes: ['technology', 'making'],
    skills: ['electronics'],
    minutes: 120,
  }
  const choir = {
    id: 'invented:choir',
    kind: 'club',
    title: localText(language, say.choir),
    themes: ['music'],
    minutes: 60,
  }
  const one = (name: string, told: Omit<FactTold, 'learner' | 'source' | 'originalId'>): FactTold => ({
    ...told,
    learner: { id },
    source: 'demonstration',
    originalId: `${id} ${name}`,
  })
  const after = (...names: readonly string[]) => names.map((name) => ({ originalId: `${id} ${name}` }))
  const visit = (week: number): FactTold =>
    one(`visit ${week}`, {
      kind: 'attended',
      at: first + (14 + 7 * week) * day,
      untilAt: first + (14 + 7 * week) * day + 2 * hour,
      organisationId,
      place: say.hall,
      how: week === 2 ? 'scan' : 'roster',
      about: robots,
      causes: after('confirmed'),
    })
  const own = { how: 'own-word', language } as const
  const story: FactTold[] = [
    one('goal', { kind: 'aimed', at: first, words: say.goal, ...own }),
    one('interest', { kind: 'interested', at: first + day, about: robots, causes: after('goal'), ...own }),
    one('applied', {
      kind: 'applied',
      at: first + 3 * day,
      organisationId,
      how: 'system',
      about: robots,
      causes: after('interest'),
    }),
    one('confirmed', {
      kind: 'confirmed',
      at: first + 6 * day,
      organisationId,
      how: 'system',
      about: robots,
      causes: after('applied'),
    }),
    visit(0),
    visit(1),
    visit(2),
    one('reflected', {
      kind: 'reflected',
      at: first + 29 * day,
      about: robots,
      words: say.reflection,
      causes: after('visit 2'),
      ...own,
    }),
    one('completed', {
      kind: 'completed',
      at: first + 30 * day,
      organisationId,
      how: 'roster',
      about: robots,
      causes: after('visit 0', 'visit 1', 'visit 2'),
    }),
    one('badge', {
      kind: 'awarded',
      at: first + 31 * day,
      organisationId,
      how: 'system',
      about: {
        ...robots,
        id: 'invented:robot-builder',
        kind: 'badge',
        title: localText(language, say.badge),
        minutes: null,
      },
      causes: after('completed', 'reflected'),
    }),
    one('choir', {
      kind: 'attended',
      at: first + 80 * day,
      untilAt: first + 80 * day + hour,
      how: 'roster',
      about: choir,
    }),
  ]
  // The second child is half way, the third has only begun.
  const facts = story.slice(0, [story.length, 6, 2][index])
  const taken = told(
    await takeFacts(
      facts.map((fact) => factForm.parse(fact)),
      teller,
      city,
    ),
  )
  for (const each of taken) told(each)
  if (index > 0) return
  const form = { words: say.secret, visibility: 'private', once: city.newId() } as const
  told(await writeGoal({ form, language }, { kind: 'person', person: id, roles: [] }, city))
}
