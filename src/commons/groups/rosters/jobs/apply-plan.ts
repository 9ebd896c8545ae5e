import { noteDisclosure, type AgreementField } from '#commons/organisations'
import { enrolAdults, enrolPeople, renewFacts } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import type { Plan, PlanFacts, PlannedPerson } from '../rules/plan-roster.ts'
import { saveQuestions } from '../store/questions.ts'
import { saveGroupsOfParty, saveIdentities, saveJoined, saveLeft, type Pair } from '../store/roll.ts'
import { rowsAtOnce } from '../words.ts'

export interface ApplyTools {
  readonly partyId: Id
  readonly facts: PlanFacts
  readonly language: Language
  readonly today: Day
  readonly agreementId: Id
  /** Which fields went over. */
  readonly fields: readonly AgreementField[]
  /** Who sent the file; what they sent was disclosed by them. */
  readonly sender: Actor
  /** Called before each transaction: throws when the work is to end. */
  readonly next: (done: number, total: number, step: string) => Promise<void>
}

const byRoster: Actor = { kind: 'system', because: 'a roster' }

/**
 * Makes a plan true, in transactions of at most 500 rows, each whole by itself. Ended in the middle and begun again, a new
 * plan finds what is done already and does the rest.
 */
export async function applyPlan(plan: Plan, tools: ApplyTools, city: City): Promise<void> {
  const groupIds = await applyGroups(plan, tools, city)
  const adults = plan.people.filter(({ wanted }) => wanted.part === 'adult')
  const children = plan.people.filter(({ wanted }) => wanted.part === 'member')
  const total = children.length
  for (const some of inChunks(adults)) {
    await tools.next(0, total, 'groups.step-adults')
    await city.transaction((tx) => applyAdults(tx, some, groupIds, tools, city))
  }
  let done = 0
  for (const some of inChunks(children)) {
    await tools.next(done, total, 'groups.step-children')
    await city.transaction((tx) => applyChildren(tx, some, groupIds, tools, city))
    done += some.length
  }
  for (let at = 0; at < plan.left.length; at += rowsAtOnce) {
    await tools.next(done, total, 'groups.step-leaving')
    const some = plan.left.slice(at, at + rowsAtOnce)
    await city.transaction(async (tx) => {
      for (const part of ['member', 'adult'] as const)
        await saveLeft(
          tx,
          part,
          tools.partyId,
          some.filter((pair) => pair.part === part),
          tools.today,
        )
    })
  }
}

/** By key, those that are new among them. */
async function applyGroups(plan: Plan, tools: ApplyTools, city: City): Promise<ReadonlyMap<string, Id>> {
  const all = plan.groups.map((group) => ({ ...group, id: group.known?.id ?? city.newId() }))
  const touched = all.filter(({ known, isChanged }) => known === null || isChanged)
  for (let at = 0; at < touched.length; at += rowsAtOnce) {
    await tools.next(at, touched.length, 'groups.step-groups')
    const some = touched.slice(at, at + rowsAtOnce).map(({ id, hash, wanted }) => {
      const { name, level, fromOn, untilOn, school } = wanted
      return { id, hash, name, level, fromOn, untilOn, schoolId: tools.facts.schoolIdOf(school)! }
    })
    await city.transaction((tx) => saveGroupsOfParty(tx, tools.partyId, some, new Date(city.now()).toISOString()))
  }
  return new Map(all.map(({ wanted, id }) => [wanted.key, id]))
}

async function applyAdults(
  tx: Tx,
  people: readonly PlannedPerson[],
  groupIds: ReadonlyMap<string, Id>,
  tools: ApplyTools,
  city: City,
): Promise<void> {
  const { partyId, facts, language, today } = tools
  const fresh = people.filter(({ how }) => how.kind === 'new')
  const made = must(
    await enrolAdults(
      tx,
      city,
      fresh.map(({ wanted }) => ({
        displayName: wanted.name ?? '–',
        language,
        role: 'educator',
        organisationId: facts.schoolIdOf(wanted.schools[0] ?? null)!,
        fromOn: today,
      })),
      byRoster,
    ),
  )
  const ids = idsOf(people, fresh, made)
  await saveIdentities(tx, tools, knownBy(people, ids))
  await saveJoined(tx, 'adult', partyId, pairsOf(people, ids, groupIds), today)
  await disclose(tx, [...ids.values()], tools, city)
}

async function applyChildren(
  tx: Tx,
  people: readonly PlannedPerson[],
  groupIds: ReadonlyMap<string, Id>,
  tools: ApplyTools,
  city: City,
): Promise<void> {
  const { partyId, facts, language, today } = tools
  const fresh = people.filter(({ how }) => how.kind === 'new')
  const made = must(
    await enrolPeople(
      tx,
      city,
      fresh.map(({ wanted }) => ({
        legalName: wanted.name,
        birth: wanted.birth,
        language: wanted.language ?? language,
      })),
      byRoster,
    ),
  )
  const ids = idsOf(people, fresh, made)
  const changed = people.filter(({ isChanged }) => isChanged)
  const renewed = changed.map(({ wanted, hash }) => {
    const id = ids.get(hash)!
    const kept = facts.factsOf(id)!
    return {
      id,
      legalName: wanted.name ?? kept.name,
      birth: wanted.birth ?? kept.birth,
      language: wanted.language ?? kept.language,
    }
  })
  must(await renewFacts(tx, city, renewed, byRoster))
  await saveIdentities(tx, tools, knownBy(people, ids))
  await saveJoined(tx, 'member', partyId, pairsOf(people, ids, groupIds), today)
  const asked = people.flatMap(({ wanted, hash, how }) => {
    if (how.kind !== 'ask') return []
    const { name, birth, language: spoken, groups } = wanted
    const written = { name, birth, language: spoken, groupIds: groups.map((key) => groupIds.get(key)!) }
    return [{ id: city.newId(), hash, because: how.because, candidates: how.candidates, written }]
  })
  await saveQuestions(tx, partyId, asked, city.now())
  await disclose(tx, [...ids.values(), ...asked.flatMap(({ candidates }) => candidates)], tools, city)
}

const disclose = (tx: Tx, about: readonly Id[], tools: ApplyTools, city: City): Promise<void> =>
  noteDisclosure(
    tx,
    { agreementId: tools.agreementId, fields: tools.fields, about: [...new Set(about)], how: 'roster' },
    tools.sender,
    city,
  )

/** Who each row means, by hash; nobody for who is asked about or refused. */
function idsOf(
  people: readonly PlannedPerson[],
  fresh: readonly PlannedPerson[],
  made: readonly Id[],
): Map<string, Id> {
  const ids = new Map(fresh.map(({ hash }, place) => [hash, made[place]!]))
  for (const { hash, how } of people) if (how.kind === 'known' || how.kind === 'recognised') ids.set(hash, how.personId)
  return ids
}

const knownBy = (people: readonly PlannedPerson[], ids: ReadonlyMap<string, Id>) =>
  people.flatMap(({ hash }) => {
    const personId = ids.get(hash)
    return personId === undefined ? [] : [{ hash, personId }]
  })

const pairsOf = (
  people: readonly PlannedPerson[],
  ids: ReadonlyMap<string, Id>,
  groupIds: ReadonlyMap<string, Id>,
): Pair[] =>
  people.flatMap(({ hash, wanted }) => {
    const personId = ids.get(hash)
    return personId === undefined ? [] : wanted.groups.map((key) => ({ groupId: groupIds.get(key)!, personId }))
  })

/** At most so many rows of the file in each; who stands in several is never parted. */
function* inChunks(people: readonly PlannedPerson[]): Generator<PlannedPerson[]> {
  let chunk: PlannedPerson[] = []
  let rows = 0
  for (const person of people) {
    const its = Math.max(1, person.wanted.groups.length)
    if (rows + its > rowsAtOnce && chunk.length > 0) {
      yield chunk
      chunk = []
      rows = 0
    }
    chunk.push(person)
    rows += its
  }
  if (chunk.length > 0) yield chunk
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`a roster was refused in the middle: ${result.refusal}`)
  return result.value
}
