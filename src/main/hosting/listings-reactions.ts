import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { tellPerson } from '#commons/messages'
import { endRolesAt } from '#commons/people'
import { catalogueSettings, hostsOf, letHouseRest, linkOfRound, publicOfHouse } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { addDays, dayIn, instant, type Instant } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import type { Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import type { Reaction } from '../reactions.ts'

const byMembership: Actor = { kind: 'system', because: 'a membership' }
const day = 86_400_000

const rest = async (organisationId: unknown, rests: boolean, city: City): Promise<void> => {
  if (!isId(String(organisationId))) return
  const done = await letHouseRest({ organisationId: organisationId as Id, rests }, byMembership, city)
  if (!done.ok) throw new Error(`a house could not rest: ${done.refusal}`)
}

/** Whoever wrote its offers does so no more, from that moment: the day before was the last. */
async function endRoles(organisationId: Id, at: Instant, city: City): Promise<void> {
  const { timeZone } = await city.reading((tx) => ecosystemHere(tx, city))
  const lastOn = addDays(dayIn(timeZone, at), -1)
  const done = await endRolesAt({ organisationId, roles: ['coordinator', 'host'], lastOn }, byMembership, city)
  if (!done.ok) throw new Error(`roles of a house could not be ended: ${done.refusal}`)
}

/** One letter with one link: to who writes its offers, else to the house's own mailbox. */
const ask: Reaction['react'] = async ({ about, at }, city, desk) => {
  const { organisationId, roundId } = about as { organisationId: Id; roundId: Id }
  const here = await desk.cityBySlug(city.slug)
  const found = here && (await publicOfHouse(organisationId, city))
  if (!here || !found) return
  const { organisation, total } = found
  const { ecosystem } = here
  const { confirmLinkDays } = settingsOf(ecosystem, 'catalogue', catalogueSettings)
  const until = instant(at + confirmLinkDays * day)
  const link = (person: Id | null): string =>
    linkOfRound({ ecosystem: ecosystem.id, round: roundId, person, until }, desk.config.secret)
  const hosts = await hostsOf(organisationId, city)
  for (const personId of hosts) {
    await tellPerson(
      {
        personId,
        about: roundId,
        kind: 'catalogue.listings-to-confirm',
        sentence: 'catalogue.still-true-ask',
        values: { name: organisation.name, count: total },
        path: `/host/houses/${encodeURIComponent(organisation.slug)}/still-true`,
        link: link(personId),
      },
      here,
      desk,
    )
  }
  if (hosts.length > 0 || organisation.email === null || desk.mail.way() === 'none') return
  await writeToHouse({ to: organisation.email, name: organisation.name, count: total, link: link(null) }, desk, here)
}

/** A house without anybody here has its own mailbox, and the language of its place. */
async function writeToHouse(
  {
    to,
    name,
    count,
    link,
  }: { readonly to: string; readonly name: string; readonly count: number; readonly link: string },
  desk: Desk,
  { ecosystem }: NonNullable<Awaited<ReturnType<Desk['cityBySlug']>>>,
): Promise<void> {
  const language = ecosystem.languages[0]!
  const say = desk.sayIn(language)
  const place = textFor(ecosystem.name, [language]).text
  const origin = ecosystem.host ? `https://${ecosystem.host}` : `${desk.config.origin}/${ecosystem.slug}`
  await desk.mail.send(
    letterOf({
      to,
      language,
      subject: say('catalogue.still-true-subject', { name, place }),
      parts: [
        say('catalogue.still-true-ask', { name, count }),
        { href: `${origin}${link}`, label: say('catalogue.still-true-title') },
        say('catalogue.still-true-only-button'),
      ],
    }),
  )
}

/** A house that rests, or belongs no more, is seen by nobody that minute; one that is back is seen again. */
export const listingsReactions: readonly Reaction[] = [
  { when: 'organisations.membership-paused', react: ({ about }, city) => rest(about['organisationId'], true, city) },
  { when: 'organisations.membership-resumed', react: ({ about }, city) => rest(about['organisationId'], false, city) },
  {
    when: 'organisations.organisation-admitted',
    react: ({ about }, city) => rest(about['organisationId'], false, city),
  },
  {
    when: 'organisations.admission-taken-back',
    react: async ({ about, at }, city) => {
      await rest(about['organisationId'], true, city)
      if (isId(String(about['organisationId']))) await endRoles(about['organisationId'] as Id, at, city)
    },
  },
  { when: 'catalogue.listings-to-confirm', react: ask },
]
