import { applicationById } from '#commons/organisations'
import { tellPerson } from '#commons/messages'
import { endRole, enrolPerson, giveRole, hasAWayIn, holdersOf, invitePerson, personInFull } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Reaction } from '../reactions.ts'

const byGate: Actor = { kind: 'system', because: 'a gate' }

const fault = (what: string, refusal: string): Error => new Error(`${what}: ${refusal}`)

/**
 * Whoever asked for a house looks after it once it belongs: who was signed in is told, and who came without an account is
 * written down and asked in by mail. Heard again it goes on where it was interrupted.
 */
async function letCoordinatorIn(event: OutboxEvent, city: City, desk: Desk): Promise<void> {
  const ask = await askedFor(event, city, desk)
  if (ask === null) return
  const { here, application, organisationId, today } = ask
  const { applicantId, contactName, contactAddress, language, name } = application
  if (applicantId !== null) {
    const notice = {
      personId: applicantId,
      about: application.id,
      kind: 'organisations.admitted',
      sentence: 'organisations.tell-admitted',
      values: { name },
      path: '/host/standing',
    }
    await tellPerson(notice, here, desk)
    return
  }
  const [known] = await holdersOf({ role: 'coordinator', organisationId }, today, city)
  const personId = known ?? (await enrolCoordinator({ contactName, language, organisationId, today }, city))
  if (await hasAWayIn(personId, city)) return
  const invited = await invitePerson({ personId, address: contactAddress }, byGate, here, desk)
  // Without a way for mail the office brings the invitation itself.
  if (!invited.ok && invited.refusal !== 'people.no-way-for-mail') {
    throw fault('a coordinator could not be asked in', invited.refusal)
  }
}

async function enrolCoordinator(
  {
    contactName,
    language,
    organisationId,
    today,
  }: { readonly contactName: string; readonly language: string; readonly organisationId: Id; readonly today: Day },
  city: City,
): Promise<Id> {
  const enrolled = await enrolPerson({ displayName: contactName, language }, byGate, city)
  if (!enrolled.ok) throw fault('a coordinator could not be written down', enrolled.refusal)
  const { personId } = enrolled.value
  const role = { role: 'coordinator', organisationId, fromOn: today, untilOn: null, delegatedBy: null } as const
  const given = await giveRole({ ...role, personId }, byGate, city)
  if (!given.ok) throw fault('a coordinator could not be given the role', given.refusal)
  return personId
}

/** A house that belongs no more is looked after by nobody: what followed from the outcome goes with it. */
async function letCoordinatorsGo(event: OutboxEvent, city: City, desk: Desk): Promise<void> {
  const ask = await askedFor(event, city, desk)
  if (ask === null) return
  const { here, application, organisationId, today } = ask
  for (const personId of await holdersOf({ role: 'coordinator', organisationId }, today, city)) {
    const held = (await personInFull(personId, city))?.roles ?? []
    for (const { id, role, organisationId: its, untilOn } of held) {
      if (role !== 'coordinator' || its !== organisationId || (untilOn !== null && untilOn < today)) continue
      const ended = await endRole({ personId, roleId: id, lastOn: addDays(today, -1) }, byGate, city)
      if (!ended.ok) throw fault('a coordinator’s role could not be ended', ended.refusal)
    }
    const notice = {
      personId,
      about: application.id,
      kind: 'organisations.admission-taken-back',
      sentence: 'organisations.tell-admission-taken-back',
      values: { name: application.name },
      path: '/cases',
    }
    await tellPerson(notice, here, desk)
  }
}

async function askedFor({ about, at }: OutboxEvent, city: City, desk: Desk) {
  const [applicationId, organisationId] = [String(about['applicationId']), String(about['organisationId'])]
  const here: CityHere | null = await desk.cityBySlug(city.slug)
  const found = here && isId(applicationId) ? await applicationById(applicationId, city) : null
  if (here === null || found === null || !isId(organisationId)) return null
  return { here, application: found.application, organisationId, today: dayIn(here.ecosystem.timeZone, at) }
}

export const joiningNews: readonly Reaction[] = [
  { when: 'organisations.organisation-admitted', react: letCoordinatorIn },
  { when: 'organisations.admission-taken-back', react: letCoordinatorsGo },
]
