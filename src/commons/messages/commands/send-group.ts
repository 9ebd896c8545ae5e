import { personsById, type Person } from '#commons/people'
import { textFor } from '#kernel/local-text.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { fitted, plainly } from '#platform/text-messages/segments.ts'
import { NotTaken } from '#platform/text-messages/words.ts'
import { formatsFor } from '#web/say/formats.ts'
import { mailParts, textParts, type Around, type Said } from '../present/message-of.ts'
import { saidFacts } from '../present/say-facts.ts'
import { dueAgain } from '../rules/after-fault.ts'
import type { WayOut } from '../rules/choose-channels.ts'
import { saveLessHash } from '../store/choices.ts'
import type { Delivery, Outcome } from '../store/deliveries.ts'
import type { ToSend } from '../store/notices.ts'
import { mostSegments } from '../words.ts'
import { lessHash, lessToken } from './less-link.ts'
import { sendText } from './send-text.ts'

export type Sender = Pick<Desk, 'mail' | 'texts' | 'config' | 'sayIn' | 'log'>

/** A notice on its way. */
export interface Going extends Delivery {
  readonly notice: ToSend
  readonly hasLink: boolean
}

interface To {
  readonly person: Person
  /** The first is the one they chose. */
  readonly ways: readonly WayOut[]
  /** How often it was tried, this time included. */
  readonly tries: number
}

/** Sends one message, which may hold several notices, by the first way that takes it. Never throws for the other side's sake. */
export async function sendGroup(
  group: readonly Going[],
  { person, ways, tries }: To,
  here: CityHere,
  sender: Sender,
): Promise<Outcome> {
  const first = group[0]!
  const message = { said: await sayAll(group, person, here, sender), around: await aroundFor(person, here, sender) }
  const again = dueAgain(tries, here.city.now())
  let fault = 'no-room'
  for (const way of ways) {
    try {
      const segments = await sendBy(way, { ...message, person, urgent: first.urgent }, here, sender)
      if (segments !== null) return { state: 'sent', channel: way.kind, segments }
    } catch (trouble) {
      fault = trouble instanceof NotTaken ? trouble.fault : 'away'
      sender.log.warn({ fault, channel: way.kind }, 'a message was not taken')
      const isPassing = !(trouble instanceof NotTaken) || trouble.isPassing
      // What may pass is worth waiting for, before the person is written to in another way than they chose.
      if (isPassing && again !== null) return { state: 'waiting', fault, dueAt: again, waited: first.waited }
    }
  }
  return fault === 'no-room' ? { state: 'let-be', fault } : { state: 'given-up', fault }
}

/** @returns the single messages it took, 0 for a mail; null: the month has no room for it */
async function sendBy(
  way: WayOut,
  { said, around, person, urgent }: { said: readonly Said[]; around: Around; person: Person; urgent: boolean },
  here: CityHere,
  { mail, texts }: Sender,
): Promise<number | null> {
  if (way.kind === 'mail') {
    await mail.send(letterOf({ to: way.address, language: person.language, ...mailParts(said, around) }))
    return 0
  }
  const { sentence, whole } = textParts(said, around)
  const text = fitted(plainly(sentence), (cut) => plainly(whole(cut)), mostSegments)
  return sendText({ to: way.address, text }, { urgent, here, texts })
}

async function sayAll(group: readonly Going[], reader: Person, here: CityHere, sender: Sender): Promise<Said[]> {
  const children = await personsById([...new Set(group.map(({ notice }) => notice.forId))], here.city)
  const { language } = reader
  const say = sender.sayIn(language)
  const formats = formatsFor(language)
  return group.map(({ notice }) => ({
    forWhom: notice.forId === reader.id ? null : (children.find(({ id }) => id === notice.forId)?.displayName ?? null),
    sentence: say(notice.sentence, saidFacts(notice.facts, { language, say, day: (day) => formats.day(day, 'long') })),
    href: (notice.link ?? notice.path) ? `${rootOf(here, sender)}${notice.link ?? notice.path}` : null,
    isUrgent: notice.urgent,
  }))
}

const rootOf = ({ ecosystem }: CityHere, { config }: Sender): string => `${config.origin}/${ecosystem.slug}`

async function aroundFor(reader: Person, here: CityHere, sender: Sender): Promise<Around> {
  const token = lessToken(here.city.ecosystemId, reader.id, sender.config.secret)
  await here.city.transaction((tx) => saveLessHash(tx, reader.id, lessHash(token)))
  return {
    place: textFor(here.ecosystem.name, [reader.language]).text,
    say: sender.sayIn(reader.language),
    inboxHref: `${rootOf(here, sender)}/me/inbox`,
    lessHref: `${rootOf(here, sender)}/less/${token}`,
  }
}
