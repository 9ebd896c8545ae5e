import { settingsOf } from '#commons/ecosystems'
import { consentBook, familiesSettings } from '#commons/families'
import { membersOf } from '#commons/groups'
import { personForOffice } from '#commons/people'
import { factForm, standingFacts, takeFacts, type FactForm, type FactTold } from '#learning/record'
import { askTold, takeOverVisits, type AskSeen } from '#learning/visits'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'

const house: Actor = { kind: 'system', because: 'a class was there' }
const source = 'visits'

/** Of a class with all its children in one; a very large one in some. */
const factsAtOnce = 500

const aboutOf = ({ path }: AskSeen, language: string): FactTold['about'] => ({
  id: path.id,
  kind: 'class-visit',
  title: { sourceLanguage: language, texts: { [language]: path.title } },
  themes: path.theme === null ? [] : [path.theme],
  skills: [],
  minutes: null,
  areaId: null,
})

/**
 * A class that came: each member of its list whose family said yes to taking part has had a date and was there. A class without
 * a list, half a class, and a child nobody said yes for, gets nothing written.
 */
async function tellMembers(told: AskSeen, here: CityHere): Promise<void> {
  const { city, ecosystem } = here
  const [slot] = told.slots
  // Who of a class was in which half nobody knows.
  if (!slot || told.ask.half !== null) return
  const members = await membersOf(told.ask.booking.groupId, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const book = await consentBook(members, city, place)
  const { ask, path } = told
  const about = aboutOf(told, ecosystem.languages[0] ?? 'en')
  const willing = members.filter((one) => book.mayUse(one, 'taking-part', city.now()).may)
  const facts = willing.flatMap((id) => {
    const all = { learner: { id }, organisationId: path.hostId, about, source }
    // One name for each child: what a source calls its facts is its own in the whole place.
    const confirmed = `${ask.id} confirmed ${ask.givenAt} ${id}`
    return [
      factForm.parse({
        ...all,
        kind: 'confirmed',
        at: ask.givenAt ?? slot.startsAt,
        how: 'system',
        originalId: confirmed,
      }),
      factForm.parse({
        ...all,
        kind: 'attended',
        at: slot.startsAt,
        untilAt: slot.endsAt,
        how: 'roster',
        causes: [{ originalId: confirmed }],
        originalId: `${ask.id} attended ${ask.step} ${id}`,
      }),
    ]
  })
  await takeAll(facts, city, (answer) => answer.refusal === 'record.not-here' || answer.refusal === 'record.conflict')
}

/** @param isRight which refusals are as they should be: told before by a worker that died, or erased meanwhile */
async function takeAll(
  facts: readonly FactForm[],
  city: City,
  isRight: (answer: { readonly refusal: string }) => boolean,
): Promise<void> {
  for (let from = 0; from < facts.length; from += factsAtOnce) {
    const taken = await takeFacts(facts.slice(from, from + factsAtOnce), house, city)
    if (!taken.ok) throw new Error(`facts of a class visit were not taken: ${taken.refusal}`)
    const wrong = taken.value.find((answer) => !answer.ok && !isRight(answer))
    if (wrong && !wrong.ok) throw new Error(`a fact of a class visit was refused: ${wrong.refusal}`)
  }
}

/** Marked by mistake: who was said to have been there was not. The fact is withdrawn, not edited. */
async function takeBack({ ask }: AskSeen, city: City): Promise<void> {
  const members = await membersOf(ask.booking.groupId, city)
  const wrong = await standingFacts({ source, kind: 'attended', startsWith: `${ask.id} attended` }, members, city)
  const withdrawals = wrong.map(({ id, learnerId, kind, at, untilAt, minutes, organisationId, about }) =>
    factForm.parse({
      learner: { id: learnerId },
      kind,
      at,
      untilAt,
      minutes,
      organisationId,
      about,
      source,
      how: 'roster',
      originalId: `${ask.id} not ${ask.step} ${learnerId}`,
      amends: { factId: id, as: 'withdrawal', why: 'The house put right whether the class came.' },
    }),
  )
  await takeAll(withdrawals, city, ({ refusal }) => refusal === 'record.not-here')
}

const onMark = (state: 'attended' | 'absent' | 'confirmed'): Reaction => ({
  when: `visits.${state}`,
  react: inPlace(async ({ about }, here) => {
    const told = await askTold(about['askId'] as Id, here.city)
    if (told?.ask.step !== Number(about['step'])) return
    await (state === 'attended' ? tellMembers(told, here) : takeBack(told, here.city))
  }),
})

/** What a class did becomes facts of its members' records; and what a courier kept goes with the role. */
export const visitFacts: readonly Reaction[] = [
  onMark('attended'),
  onMark('absent'),
  onMark('confirmed'),
  {
    when: 'people.role-handed-over',
    react: async ({ about }, city) => {
      const [roleId, fromId, toId] = [about['roleId'], about['fromId'], about['toId']] as [Id, Id, Id]
      const handed = (await personForOffice(toId, house, city))?.roles.find(({ id }) => id === roleId)
      if (handed?.role !== 'courier') return
      const moved = await takeOverVisits({ fromId, toId, schoolId: handed.organisationId }, house, city)
      if (!moved.ok) throw new Error(`what a courier kept could not go with the role: ${moved.refusal}`)
    },
  },
]
