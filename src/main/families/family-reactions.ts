import { consentToken } from '#commons/families'
import { tellPerson, type Notice } from '#commons/messages'
import { personsById } from '#commons/people'
import { isId, type Id } from '#kernel/id.ts'
import { isDay } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Reaction } from '../reactions.ts'

type Told = (event: OutboxEvent, city: City, desk: Desk) => Promise<readonly Notice[]>

/** Each notice is told once about the same: hearing the event twice sends nothing twice. */
const telling =
  (notices: Told): Reaction['react'] =>
  async (event, city, desk) => {
    const here = await desk.cityBySlug(city.slug)
    if (!here) return
    for (const notice of await notices(event, city, desk)) await tellPerson(notice, here, desk)
  }

const nameOf = async (personId: Id, city: City): Promise<string | null> => {
  const [person] = await personsById([personId], city)
  return person && person.erasedAt === null ? person.displayName : null
}

const ids = (about: OutboxEvent['about'], ...names: readonly string[]): Id[] | null => {
  const found = names.map((name) => String(about[name]))
  return found.every((id) => isId(id)) ? (found as Id[]) : null
}

/** The secret of the link is in no event: it is written anew from the link's id, by who has the house's own. */
const consentLink: Told = async ({ about }, city, desk) => {
  const known = ids(about, 'consentLinkId', 'guardianId', 'childId')
  if (about['isSent'] !== true || known === null) return []
  const [consentLinkId, guardianId, childId] = known as [Id, Id, Id]
  const child = await nameOf(childId, city)
  if (child === null) return []
  const season = String(about['season']).split(' ')[0]!
  return [
    {
      personId: guardianId,
      about: consentLinkId,
      kind: 'families.consent-link',
      sentence: 'families.tell-consent-link',
      values: { child, season: { say: `families.season-${season}` } },
      link: `/consent/${consentToken(city.ecosystemId, consentLinkId, desk.config.secret)}`,
    },
  ]
}

/** P8: whose age turns is told, and with them who answers for them. */
const ageTurns =
  (when: 'comes' | 'came'): Told =>
  async ({ about }, city) => {
    const [childId] = ids(about, 'childId') ?? []
    const name = childId && (await nameOf(childId, city))
    if (!childId || !name) return []
    const step = `${String(about['what'])}-${when}`
    const guardians = (about['guardianIds'] as readonly Id[]).map((personId) => ({ personId, path: '/me/family' }))
    return [...guardians, { personId: childId, path: '/me/seen' }].map(({ personId, path }) => ({
      personId,
      about: childId,
      kind: `families.age-${step}`,
      sentence: `families.tell-${step}`,
      values: { name },
      path,
    }))
  }

/** Who was linked by a desk hears of it: nobody answers for a stranger's child without knowing. */
const linked: Told = async ({ about, by }, city) => {
  const known = ids(about, 'linkId', 'guardianId', 'childId')
  if (about['verified'] === 'child-code' || by.kind === 'system' || known === null) return []
  const [linkId, personId, childId] = known as [Id, Id, Id]
  const child = await nameOf(childId, city)
  if (child === null) return []
  const [kind, sentence, path] = ['families.linked', 'families.tell-linked', '/me/family']
  return [{ personId, about: linkId, kind, sentence, values: { child }, path }]
}

const mandate: Told = async ({ about }, city) => {
  const known = ids(about, 'mandateId', 'guardianId', 'childId')
  const until = String(about['untilOn'])
  if (known === null || !isDay(until)) return []
  const [mandateId, personId, childId] = known as [Id, Id, Id]
  const child = await nameOf(childId, city)
  if (child === null) return []
  const [kind, sentence, path] = ['families.mandate', 'families.tell-mandate', '/me/family']
  return [{ personId, about: mandateId, kind, sentence, values: { child, day: { day: until } }, path }]
}

export const familyReactions: readonly Reaction[] = [
  { when: 'families.consent-link-made', react: telling(consentLink) },
  { when: 'families.age-comes', react: telling(ageTurns('comes')) },
  { when: 'families.age-came', react: telling(ageTurns('came')) },
  { when: 'families.guardian-linked', react: telling(linked) },
  { when: 'families.mandate-recorded', react: telling(mandate) },
]
