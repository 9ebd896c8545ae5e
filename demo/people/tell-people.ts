import { answerConsents, familiesSettings, mayUse, vouchForGuardian, type Purpose } from '#commons/families'
import { bodiesSeen } from '#commons/governance'
import { organisationsOfEcosystem } from '#commons/organisations'
import {
  enrolPerson,
  giveRole,
  holdersOf,
  letInventedPersonIn,
  peopleForOffice,
  type BirthMonth,
} from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { tellCleared } from './tell-cleared.ts'
import { tellCouncil } from './tell-council.ts'
import { tellDraft } from './tell-draft.ts'
import { tellLibrary } from './tell-library.ts'
import { tellMuseum } from './tell-museum.ts'
import { told } from './told.ts'

interface Invented {
  readonly name: string
  /** Before the @; children have none: they come in by a card. */
  readonly account?: string
  readonly birth?: BirthMonth
  readonly role?: Role
  /** The role is held at the first organisation whose name has this in it, or at any. */
  readonly at?: RegExp
}

const library = /librar|bibliote|bücherei/i

/** Plainly nobody: birds, trees and one surname. The librarian is new and has no role yet. */
const invented: readonly Invented[] = [
  { name: 'Juniper Example', account: 'juniper', birth: { year: 1979, month: 3 }, role: 'steward' },
  { name: 'Robin Example', account: 'robin', birth: { year: 1988, month: 6 }, role: 'host', at: /muse/i },
  { name: 'Magpie Example', account: 'magpie', birth: { year: 1976, month: 9 } },
  { name: 'Aspen Example', account: 'aspen', birth: { year: 1969, month: 5 }, role: 'council-member' },
  { name: 'Rowan Example', account: 'rowan', birth: { year: 1986, month: 12 }, role: 'council-member' },
  { name: 'Alder Example', account: 'alder', birth: { year: 1974, month: 7 }, role: 'council-member' },
  { name: 'Wren Example', account: 'wren', birth: { year: 1991, month: 11 } },
  { name: 'Heron Example', account: 'heron', birth: { year: 1990, month: 5 }, role: 'courier', at: library },
  { name: 'Crane Example', account: 'crane', birth: { year: 1978, month: 10 }, role: 'coordinator', at: library },
  { name: 'Hazel Example', account: 'hazel', birth: { year: 1984, month: 2 }, role: 'guardian' },
  { name: 'Linden Example', account: 'linden', birth: { year: 1982, month: 8 }, role: 'guardian' },
  { name: 'Otter 12', birth: { year: 2017, month: 4 }, role: 'learner' },
  { name: 'Finch 7', birth: { year: 2014, month: 9 }, role: 'learner' },
  { name: 'Badger 3', birth: { year: 2011, month: 1 }, role: 'learner' },
]

/** One child in two households, another in one. */
const families = [
  { guardian: 'Hazel Example', child: 'Otter 12', relation: 'mother' },
  { guardian: 'Hazel Example', child: 'Finch 7', relation: 'mother' },
  { guardian: 'Linden Example', child: 'Otter 12', relation: 'father' },
] as const

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

/** Writes the invented people of a place down and lets the grown ones in. Told again, it adds nobody twice. */
export async function tellPeople(language: Language, city: City): Promise<void> {
  const organisations = await organisationsOfEcosystem(city)
  const ids = new Map<string, Id>()
  for (const { name, account, birth, role, at } of invented) {
    const { people } = await peopleForOffice({ sought: name, sort: 'newest', page: 1 }, teller, city)
    const known = people.find(({ person }) => person.displayName === name)
    const personId: Id =
      known?.person.id ??
      told(await enrolPerson({ displayName: name, birth: birth ?? null, language }, teller, city)).personId
    ids.set(name, personId)
    const its = at ? (organisations.find((one) => at.test(one.name)) ?? organisations[0]) : undefined
    if (role && !known?.roles.length) {
      const fromOn = addDays(dayIn('UTC', city.now()), -1)
      const given = { personId, role, organisationId: its?.id ?? null, fromOn, untilOn: null, delegatedBy: null }
      told(await giveRole(given, teller, city))
    }
    if (account) await letInventedPersonIn({ personId, address: `${account}@${city.slug}.invalid`, language }, city)
  }
  const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
  for (const { guardian, child, relation } of families) {
    const ask = { guardianId: ids.get(guardian)!, childId: ids.get(child)!, relation, vouchingOrganisationId: null }
    const linked = await vouchForGuardian(ask, teller, city, place)
    if (!linked.ok && linked.refusal !== 'families.already-linked') told(linked)
  }
  const today = dayIn('UTC', city.now())
  const house = organisations.find((one) => /muse/i.test(one.name)) ?? organisations[0]
  // What was told before stays as visitors have made it since.
  if ((await bodiesSeen(city)).length === 0) await tellCouncil(ids, { language, today }, teller, city)
  const [hazelId, finchId, otterId] = [ids.get('Hazel Example')!, ids.get('Finch 7')!, ids.get('Otter 12')!]
  const mayCome = { account: 'given', 'taking-part': 'given' } as const
  await tellConsents(hazelId, finchId, { ...mayCome, photos: 'refused', research: 'refused' }, language, city)
  // Of the younger some is still asked, so that a visitor sees what is still to do.
  await tellConsents(hazelId, otterId, mayCome, language, city)
  const libraryId = (organisations.find((one) => library.test(one.name)) ?? organisations[0])?.id
  const [courierId, childId, fatherId] = [ids.get('Heron Example')!, ids.get('Badger 3')!, ids.get('Linden Example')!]
  await tellCleared([courierId, ids.get('Crane Example')!], { today }, teller, city)
  if (libraryId) await tellLibrary({ libraryId, courierId, childId, fatherId, today }, city)
  const [guideId, coordinatorId] = [ids.get('Robin Example')!, ids.get('Magpie Example')!]
  const isLookedAfter =
    house && (await holdersOf({ role: 'coordinator', organisationId: house.id }, today, city)).length > 0
  if (house && !isLookedAfter) {
    await tellMuseum({ houseId: house.id, guideId, coordinatorId, today }, teller, city)
    await tellDraft({ houseId: house.id, hostId: guideId, language, today }, city)
  }
}

/** What a family answered for the season; told again, it stays as visitors have answered since. */
async function tellConsents(
  speakerId: Id,
  childId: Id,
  answers: Partial<Record<Purpose, 'given' | 'refused'>>,
  language: Language,
  city: City,
): Promise<void> {
  const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
  const { consent } = await mayUse({ childId, purpose: 'account' }, city, place)
  if (consent !== null) return
  const guardian: Actor = { kind: 'person', person: speakerId, roles: [{ role: 'guardian', organisation: null }] }
  told(await answerConsents({ childId, speakerId, answers, language, channel: 'screen' }, guardian, city, place))
}
