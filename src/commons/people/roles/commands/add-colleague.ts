import { holdsRole, isOfOffice, type Actor, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { enrolPerson } from '../../commands/enrol-person.ts'
import { giveRole } from '../../commands/give-role.ts'
import { contactsOfHouse } from '../../clearances/queries/contact-standings.ts'
import { invitePerson } from '../../sign-in/commands/invite-person.ts'
import type { SignInRefusal } from '../../sign-in/words.ts'
import type { BirthMonth, PeopleRefusal } from '../../words.ts'
import type { RoleLifeRefusal } from '../words.ts'

export interface Colleague {
  readonly organisationId: Id
  readonly displayName: string
  readonly birth: BirthMonth
  readonly role: Extract<Role, 'host' | 'mentor' | 'educator' | 'coordinator' | 'courier'>
  /** Of `mailAddress`; null: they are not asked in. */
  readonly address: string | null
  readonly language: string
  readonly today: Day
}

/** The house asks in only whom it has just written down: nobody takes over a person that was here before. */
const bySelf: Actor = { kind: 'system', because: 'a house adds somebody' }

/**
 * A house writes down who works for it: a new person, their role, and the invitation.
 * @refuses not-yours · born-in-the-future · colleague-known (the same name in the same role) · no-way-for-mail
 */
export async function addColleague(
  { organisationId, displayName, birth, role, address, language, today }: Colleague,
  by: Actor,
  here: CityHere,
  desk: Pick<Desk, 'mail' | 'config' | 'sayIn'>,
): Promise<Result<{ readonly personId: Id }, PeopleRefusal | SignInRefusal | RoleLifeRefusal>> {
  const { city } = here
  if (!isOfOffice(by) && !holdsRole(by, 'coordinator', organisationId)) return refuse('people.not-yours')
  if (address !== null && desk.mail.way() === 'none') return refuse('people.no-way-for-mail')
  const known = await contactsOfHouse(organisationId, city.now(), city)
  if (known.some((one) => one.role === role && one.person.displayName === displayName)) {
    return refuse('people.colleague-known')
  }
  const enrolled = await enrolPerson({ displayName, birth, language }, by, city)
  if (!enrolled.ok) return enrolled
  const { personId } = enrolled.value
  const days = { fromOn: today, untilOn: null, delegatedBy: null }
  const given = await giveRole({ personId, role, organisationId, ...days }, by, city)
  if (!given.ok) return given
  const invited = address === null ? null : await invitePerson({ personId, address }, bySelf, here, desk)
  return invited?.ok === false ? invited : accept({ personId })
}
