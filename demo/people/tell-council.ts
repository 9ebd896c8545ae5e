import { changeGate, giveSeat, keepBody, type Question } from '#commons/governance'
import { applicationForm, applyToJoin } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from './told.ts'

const texts = (en: string, de: string, es: string) => ({ en, de, es })

const words = {
  name: texts('The council', 'Der Rat', 'El consejo'),
  purpose: texts(
    'Says who may offer something here, and asks on behalf of families and young people.',
    'Sagt, wer hier etwas anbieten darf, und fragt für Familien und junge Leute nach.',
    'Dice quién puede ofrecer algo aquí, y pregunta en nombre de las familias y los jóvenes.',
  ),
  rooms: texts(
    'Are the rooms safe for children?',
    'Sind die Räume sicher für Kinder?',
    '¿Son seguras las salas para niños?',
  ),
  insurance: texts('Is there an insurance?', 'Gibt es eine Versicherung?', '¿Hay un seguro?'),
  does: texts(
    'Throws bowls with children on Saturdays and fires them in the yard.',
    'Töpfert samstags mit Kindern und brennt im Hof.',
    'Hace cuencos con niños los sábados y los cuece en el patio.',
  ),
} as const

const seats = [
  ['Aspen Example', 'sector'],
  ['Rowan Example', 'family'],
  ['Alder Example', 'provider'],
  ['Badger 3', 'youth'],
] as const

/** A council with a seat of each kind, the gate it keeps, and a workshop that waits for its answer. Tell it once. */
export async function tellCouncil(
  people: ReadonlyMap<string, Id>,
  { language, today }: { readonly language: Language; readonly today: Day },
  teller: Actor,
  city: City,
): Promise<void> {
  const say = (text: Readonly<Record<string, string>>): LocalText => ({ sourceLanguage: language, texts: text })
  const form = { name: say(words.name), purpose: say(words.purpose), quorum: 2 }
  const { id: bodyId } = told(await keepBody({ bodyId: null, form }, teller, city))
  for (const [name, kind] of seats) {
    const seat = { bodyId, kind, personId: people.get(name)!, fromOn: today, untilOn: null }
    told(await giveSeat(seat, teller, city))
  }
  const checklist: Question[] = [
    { key: 'question-1', ask: say(words.rooms), required: true },
    { key: 'question-2', ask: say(words.insurance), required: false },
  ]
  const gate = {
    kind: 'review',
    review: { by: { kind: 'body', bodyId }, yes: 2, no: 2, checklist },
    deadline: { days: 21, whenPassed: 'lapse' },
  } as const
  told(await changeGate({ act: 'organisations.join', gate }, teller, city))
  const application = applicationForm.parse({
    name: 'Four Potters (invented)',
    does: words.does[language as keyof typeof words.does] ?? words.does.en,
    contactName: 'Hawthorn Example',
    contactAddress: `hawthorn@${city.slug}.invalid`,
    language,
  })
  const visitor: Actor = { kind: 'visitor' }
  told(await applyToJoin({ form: application, link: `told in ${city.slug}` }, visitor, city))
}
