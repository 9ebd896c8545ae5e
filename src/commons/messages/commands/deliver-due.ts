import { settingsOf } from '#commons/ecosystems'
import { personsById, waysOf, type Person, type Way } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { chooseChannels } from '../rules/choose-channels.ts'
import { quietUntil } from '../rules/quiet-hours.ts'
import { together } from '../rules/together.ts'
import { topicOf } from '../rules/topic-of.ts'
import { loadChoices } from '../store/choices.ts'
import { claimDue, saveOutcome, type Delivery, type Outcome } from '../store/deliveries.ts'
import { forgetLinks, loadNotices } from '../store/notices.ts'
import { messagesSettings } from '../words.ts'
import { sendGroup, type Going, type Sender } from './send-group.ts'

export interface Counts {
  sent: number
  later: number
  givenUp: number
  letBe: number
}

/** People taken at a time: few, so that a worker that dies leaves little half done. */
const atOnce = 20

/**
 * Sends what is due in one ecosystem, each in its reader's language, rendered now. At least once: what a worker had in
 * hand when it died goes out again. A fault of one message never keeps the others.
 * @returns how many notices left the house, wait, were given up, or need no sending
 */
export async function deliverDue(here: CityHere, sender: Sender, signal?: AbortSignal): Promise<Counts> {
  const { city } = here
  const counts: Counts = { sent: 0, later: 0, givenUp: 0, letBe: 0 }
  for (;;) {
    signal?.throwIfAborted()
    const claimed = await city.transaction((tx) => claimDue(tx, atOnce, city.now()))
    if (claimed.length === 0) return counts
    for (const [personId, deliveries] of Map.groupBy(claimed, (one) => one.personId)) {
      await deliverTo(personId, deliveries, here, sender, counts)
    }
  }
}

async function deliverTo(
  personId: Id,
  deliveries: readonly Delivery[],
  here: CityHere,
  sender: Sender,
  counts: Counts,
): Promise<void> {
  const { city, ecosystem } = here
  const [person] = await personsById([personId], city)
  const ways = (await waysOf([personId], city)).get(personId) ?? []
  const { notices, choices } = await city.reading(async (tx) => ({
    notices: await loadNotices(
      tx,
      deliveries.map(({ noticeId }) => noticeId),
    ),
    choices: await loadChoices(tx, personId),
  }))
  const settings = settingsOf(ecosystem, 'messages', messagesSettings)
  const going = notices.flatMap((notice): Going[] => {
    const delivery = deliveries.find(({ noticeId }) => noticeId === notice.id)
    return delivery ? [{ ...delivery, notice, hasLink: notice.link !== null }] : []
  })
  const out = { mail: sender.mail.way() !== 'none', text: sender.texts.way() !== 'none' }
  const open = await unstopped(ways, sender)
  const waysFor = ({ notice, urgent }: Going) =>
    chooseChannels({ choices, ways: open, out }, { topic: topicOf(notice.kind), urgent })
  const close = (group: readonly Going[], outcome: Outcome, tries: number): Promise<void> =>
    city.transaction(async (tx) => {
      const ids = group.map(({ noticeId }) => noticeId)
      await saveOutcome(tx, ids, outcome, tries, city.now())
      // What was given up may be sent again, and is nothing without its link.
      if (outcome.state === 'sent' || outcome.state === 'let-be') await forgetLinks(tx, ids)
    })
  for (const one of going) {
    const because = needless(one, person, ways.length, waysFor(one).length)
    if (because === null) continue
    counts.letBe += 1
    await close([one], { state: 'let-be', fault: because }, one.tries)
  }
  const needed = going.filter((one) => needless(one, person, ways.length, waysFor(one).length) === null)
  for (const group of together(needed)) {
    const first = group[0]!
    const night = quietUntil(city.now(), choices.quiet ?? settings.quiet, ecosystem.timeZone)
    const tries = first.tries + 1
    const outcome: Outcome =
      first.urgent || night <= city.now()
        ? await sendGroup(group, { person: person!, ways: waysFor(first), tries }, here, sender)
        : { state: 'waiting', fault: null, dueAt: night, waited: true }
    await close(group, outcome, outcome.state === 'waiting' && outcome.fault === null ? first.tries : tries)
    counts[countOf[outcome.state]] += group.length
  }
}

/** Without the number from which somebody wrote that nothing shall come. */
async function unstopped(ways: readonly Way[], { texts }: Sender): Promise<Way[]> {
  const open: Way[] = []
  for (const way of ways) {
    if (way.kind !== 'text' || (await texts.stoppedAt(way.address)) === null) open.push(way)
  }
  return open
}

const countOf = { sent: 'sent', waiting: 'later', 'given-up': 'givenUp', 'let-be': 'letBe' } as const

/** Why nothing is sent, in our own word; null: something is. */
function needless({ urgent, notice }: Going, person: Person | undefined, known: number, open: number): string | null {
  if (!person || person.erasedAt !== null) return 'nobody'
  if (!urgent && notice.readAt !== null) return 'read'
  if (open > 0) return null
  return known === 0 ? 'no-way' : 'silenced'
}
