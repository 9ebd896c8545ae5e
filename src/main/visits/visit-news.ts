import { groupById } from '#commons/groups'
import { recallNotices, tellPerson, type Facts } from '#commons/messages'
import { holdersOf } from '#commons/people'
import { askTold, letterTold, noteDue, whoHears, type AskSeen } from '#learning/visits'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'

const clockOf = (timeZone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at)

interface Telling {
  readonly to: readonly Id[]
  readonly about: Id
  readonly kind: string
  readonly sentence: string
  readonly values: Facts
  readonly path: string
}

async function tellAll({ to, ...notice }: Telling, here: CityHere, desk: Desk): Promise<void> {
  for (const personId of new Set(to)) await tellPerson({ personId, ...notice }, here, desk)
}

/** The class as its school calls it, and who answers for it today. */
async function classOf(groupId: Id, { city, ecosystem }: CityHere) {
  const group = await groupById(groupId, dayIn(ecosystem.timeZone, city.now()), city)
  return { name: group ? `${group.name} · ${group.organisationName}` : '–', adultIds: group?.adultIds ?? [] }
}

async function factsOf({ path, slots, ask }: AskSeen, className: string): Promise<Facts> {
  const [slot] = slots
  return {
    class: className,
    title: path.title,
    place: path.place,
    ...(slot && { day: { day: dayIn(slot.timeZone, slot.startsAt) }, time: clockOf(slot.timeZone, slot.startsAt) }),
    ...(slot &&
      ask.heldUntil !== null && {
        until: { day: dayIn(slot.timeZone, ask.heldUntil) },
        hour: clockOf(slot.timeZone, ask.heldUntil),
      }),
    ...(ask.reason !== null && { reason: ask.reason }),
  }
}

/** Everybody of the school whom it concerns today, each in their own language. */
async function tellSchool(told: AskSeen, sentence: string, here: CityHere, desk: Desk): Promise<void> {
  const { groupId } = told.ask.booking
  const { name } = await classOf(groupId, here)
  const notice = {
    about: told.ask.id,
    kind: `visits.${told.ask.state}-${told.ask.step}`,
    sentence,
    values: await factsOf(told, name),
    path: `/groups/${groupId}/visits`,
  }
  await tellAll({ ...notice, to: await whoHears(told.ask.booking, here.city) }, here, desk)
}

async function tellHouse(told: AskSeen, sentence: string, here: CityHere, desk: Desk): Promise<void> {
  const { path, ask } = told
  const today = dayIn(here.ecosystem.timeZone, here.city.now())
  const hosts = await holdersOf({ role: 'host', organisationId: path.hostId }, today, here.city)
  const { name } = await classOf(ask.booking.groupId, here)
  const values = await factsOf(told, name)
  const kind = `visits.house-${ask.state}-${ask.step}`
  await tellAll({ to: hosts, about: ask.id, kind, sentence, values, path: `/host/visits/${path.id}` }, here, desk)
}

const follow = (
  when: string,
  how: (told: AskSeen, because: unknown, here: CityHere, desk: Desk) => Promise<void>,
): Reaction => ({
  when: `visits.${when}`,
  react: inPlace(async ({ about }, here, desk) => {
    const told = await askTold(about['askId'] as Id, here.city)
    // What came to something else meanwhile is told as that.
    if (told?.ask.step === Number(about['step'])) await how(told, about['because'], here, desk)
  }),
})

/** Where the house answers class by class, it hears of each; a plan's houses look when the plan is there. */
const open: Parameters<typeof follow>[1] = async (told, because, here, desk) => {
  if (because === 'date-cancelled') await tellSchool(told, 'visits.told-date-cancelled', here, desk)
  else if (told.path.way === 'host') await tellHouse(told, 'visits.told-asked', here, desk)
}

const dueKind = 'visits.note-due'

/** What teachers and houses are told about the visits of classes, each once. */
export const visitNews: readonly Reaction[] = [
  follow('asked', open),
  follow('waiting', open),
  follow('offered', (told, _because, here, desk) =>
    tellSchool(told, told.slots.length > 1 ? 'visits.told-offered-two' : 'visits.told-offered', here, desk),
  ),
  follow('confirmed', async (told, _because, here, desk) => {
    // A mark at the door that was taken back is no news.
    if (told.slots.some(({ startsAt }) => startsAt > here.city.now()))
      await tellSchool(told, 'visits.told-confirmed', here, desk)
  }),
  follow('declined', (told, _because, here, desk) => tellSchool(told, 'visits.told-declined', here, desk)),
  follow('lapsed', (told, _because, here, desk) => tellSchool(told, 'visits.told-lapsed', here, desk)),
  follow('withdrawn', (told, _because, here, desk) => tellHouse(told, 'visits.told-given-up', here, desk)),
  {
    when: 'visits.note-written',
    react: inPlace(async ({ about }, here, desk) => {
      const letter = await letterTold(about['noteId'] as Id, here.city)
      if (letter === null) return
      const { name, adultIds } = await classOf(letter.groupId, here)
      const values = { class: name, words: letter.words }
      const path = `/groups/${letter.groupId}/visits`
      const notice = { about: letter.id, kind: 'visits.letter', sentence: 'visits.told-letter', values, path }
      await tellAll({ ...notice, to: adultIds }, here, desk)
    }),
  },
  {
    when: 'visits.note-due',
    react: inPlace(async ({ about }, here, desk) => {
      const due = await noteDue(about['noteId'] as Id, here.city)
      if (due === null) return
      const { id, groupId, words } = due.note
      const { name } = await classOf(groupId, here)
      const values = { class: name, words }
      const notice = { about: id, kind: dueKind, sentence: 'visits.told-note-due', values, path: '/me/schools' }
      await tellAll({ ...notice, to: due.toIds }, here, desk)
    }),
  },
  {
    when: 'visits.note-done',
    // A message that still waits for the morning is of no use once somebody looked.
    react: async ({ about }, city) => {
      await recallNotices({ about: [about['noteId'] as Id], kindBegins: dueKind }, city)
    },
  },
]
