import { consentBook, guardiansToday, type MayUse, type Place, type Purpose } from '#commons/families'
import { organisationsById } from '#commons/organisations'
import { ageBandOf, cardsOnList, mayMeetMinors, personsById, waysOf, type AgeBand, type Way } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { isResponsible, mayKeepGroup, sightOf } from '../policy.ts'
import { loadBelonging } from '../store/belonging.ts'
import { loadGroup } from '../store/groups.ts'
import { adultRoles, type Group, type GroupRefusal, type Sight } from '../words.ts'

export interface MemberSeen {
  readonly personId: Id
  /** A protected child has its made-up name alone. */
  readonly name: string
  /** On the card; null: none yet. */
  readonly userName: string | null
  readonly ageBand: AgeBand
  readonly isProtected: boolean
  readonly sinceOn: Day
  /** The consent book's answer of this moment for each purpose the place asks about. */
  readonly allows: readonly { readonly purpose: Purpose; readonly answer: MayUse }[]
  /** `guardian`, `self`: a confirmed way leads there. `letter`: somebody answers for the child, on paper only. */
  readonly reach: 'guardian' | 'self' | 'letter' | 'nobody'
  /** Of the open card: this group's organisation gave it out, another desk did, or there is none. */
  readonly card: 'ours' | 'elsewhere' | 'none'
}

export interface AdultSeen {
  readonly personId: Id
  readonly name: string
  /** May meet children at this moment (P15). */
  readonly stands: boolean
}

export interface GroupSeen {
  readonly group: Group
  readonly organisationName: string
  readonly schoolName: string | null
  readonly sight: Exclude<Sight, 'nothing'>
  readonly mayKeep: boolean
  /** Its last day has passed: the names are closed. */
  readonly isOver: boolean
  /** Is responsible, though perhaps without a clearance today. */
  readonly isResponsible: boolean
  readonly adults: readonly AdultSeen[]
  /** How many are on the list today. */
  readonly count: number
  /** By name; empty where only counts are shown. */
  readonly members: readonly MemberSeen[]
  readonly today: Day
}

/**
 * A group as the one who asks may see it. Whoever reads the names leaves a row in the chain of looks.
 * @refuses not-here: also when there is such a group, but not for the one who asks
 */
export async function groupSeen(
  groupId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<GroupSeen, Extract<GroupRefusal, 'groups.not-here'>>> {
  const today = dayIn(place.timeZone, city.now())
  const found = await city.reading(async (tx) => {
    const group = await loadGroup(tx, groupId)
    if (group === null) return null
    const named = await organisationsById(tx, [group.organisationId, ...(group.schoolId ? [group.schoolId] : [])])
    return {
      group,
      adults: await loadBelonging(tx, 'adult', [groupId], today),
      members: await loadBelonging(tx, 'member', [groupId], today),
      nameOf: (id: Id | null) => named.find((one) => one.id === id)?.name ?? null,
      isOfSchool: named.some(({ id, kind }) => id === group.organisationId && kind === 'school'),
    }
  })
  if (found === null) return refuse('groups.not-here')
  const { group, nameOf } = found
  const adultIds = found.adults.map(({ personId }) => personId)
  const standing = await whoMeetsMinors(adultIds, city)
  const isOver = group.untilOn < today
  const sight = sightOf(by, group, adultIds, !isOver && by.kind === 'person' && standing.has(by.person))
  if (sight === 'nothing') return refuse('groups.not-here')
  const adults = (await personsById(adultIds, city)).map(({ id, displayName }) => ({
    personId: id,
    name: displayName,
    stands: standing.has(id),
  }))
  const byName = knowsByName(group, found.isOfSchool)
  const members = sight === 'names' ? await membersSeen({ group, byName }, found.members, today, city, place) : []
  const about = members.map(({ personId }) => personId)
  await noteLook({ by, about, what: 'groups.list', because: 'running-a-group' }, city)
  return accept({
    group,
    organisationName: nameOf(group.organisationId) ?? '',
    schoolName: nameOf(group.schoolId),
    sight,
    mayKeep: mayKeepGroup(by, group, adultIds),
    isOver,
    isResponsible: isResponsible(by, group, adultIds),
    adults,
    count: found.members.length,
    members,
    today,
  })
}

/** Those of them who may meet children at this moment in any role that makes an adult responsible. */
async function whoMeetsMinors(personIds: readonly Id[], city: City): Promise<Set<Id>> {
  const standing = new Set<Id>()
  for (const role of adultRoles)
    for (const id of await mayMeetMinors(personIds, role, city.now(), city)) standing.add(id)
  return standing
}

async function membersSeen(
  { group, byName }: { readonly group: Group; readonly byName: boolean },
  belonging: readonly { readonly personId: Id; readonly fromOn: Day }[],
  today: Day,
  city: City,
  place: Place,
): Promise<MemberSeen[]> {
  const ids = belonging.map(({ personId }) => personId)
  const since = new Map(belonging.map(({ personId, fromOn }) => [personId, fromOn]))
  const persons = await personsById(ids, city)
  const book = await consentBook(ids, city, place)
  const cards = await cardsOnList(ids, city)
  const guardians = await guardiansToday(ids, city, place)
  const ways = await waysOf([...ids, ...[...guardians.values()].flat().map(({ guardianId }) => guardianId)], city)
  const now = city.now()
  const reaches = (id: Id): boolean => (ways.get(id) ?? []).some(isOpen)
  const reachOf = (id: Id): MemberSeen['reach'] => {
    const answering = guardians.get(id) ?? []
    if (answering.some(({ guardianId }) => reaches(guardianId))) return 'guardian'
    if (reaches(id)) return 'self'
    return answering.length > 0 ? 'letter' : 'nobody'
  }
  const cardOf = (id: Id): MemberSeen['card'] => {
    const card = cards.get(id)?.card ?? null
    if (card === null) return 'none'
    return card.organisationId === group.organisationId ? 'ours' : 'elsewhere'
  }
  return persons
    .filter(({ erasedAt }) => erasedAt === null)
    .map((person) => ({
      personId: person.id,
      name: (!person.protected && byName && person.legalName) || person.displayName,
      userName: cards.get(person.id)?.userName ?? null,
      ageBand: ageBandOf(person.birth, today),
      isProtected: person.protected,
      sinceOn: since.get(person.id)!,
      allows: place.settings.purposes.map((purpose) => ({ purpose, answer: book.mayUse(person.id, purpose, now) })),
      reach: reachOf(person.id),
      card: cardOf(person.id),
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1))
}

/**
 * P2: a school must know whom it teaches; everybody else knows children by the names they chose, whatever they call their
 * group. A class that came by a roster is a school's by what was signed.
 */
const knowsByName = ({ kind, partyId }: Group, isOfSchool: boolean): boolean =>
  kind === 'class' && (isOfSchool || partyId !== null)

const isOpen = ({ confirmedAt }: Way): boolean => confirmedAt !== null
