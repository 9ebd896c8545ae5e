import { randomBytes } from 'node:crypto'
import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { textFor } from '#kernel/local-text.ts'
import { isSelf } from '../../policy.ts'
import { loadPersons } from '../../store.ts'
import { saveInvitation } from '../../store/invitations.ts'
import type { PeopleRefusal } from '../../words.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { daysOfAnInvitation, type SignInRefusal } from '../words.ts'

/**
 * Asks the owner of an address to come in as this person from now on; the office asks others, and everybody their own address. A later invitation takes the earlier one's place.
 * @param address of `mailAddress`
 * @refuses not-yours · not-here · no-way-for-mail
 */
export async function invitePerson(
  { personId, address }: { readonly personId: Id; readonly address: string },
  by: Actor,
  { city, ecosystem }: CityHere,
  desk: Pick<Desk, 'mail' | 'config' | 'sayIn'>,
): Promise<Result<{ readonly invitationId: Id }, PeopleRefusal | SignInRefusal>> {
  if (desk.mail.way() === 'none') return refuse('people.no-way-for-mail')
  const token = randomBytes(32).toString('base64url')
  const invited = await city.transaction(async (tx): Promise<Result<{ id: Id; language: string }, PeopleRefusal>> => {
    if (!isOfOffice(by) && !isSelf(by, personId)) return refuse('people.not-yours')
    const [person] = await loadPersons(tx, [personId])
    if (!person || person.erasedAt !== null) return refuse('people.not-here')
    const [id, madeAt] = [city.newId(), city.now()]
    const expiresAt = instant(madeAt + daysOfAnInvitation * 86_400_000)
    await saveInvitation(tx, { id, personId, address }, tokenHash(token), { madeAt, expiresAt })
    await record(tx, [happened('people.person-invited', by, { personId, invitationId: id })], madeAt)
    return accept({ id, language: person.language })
  })
  if (!invited.ok) return invited
  const { id, language } = invited.value
  const say = desk.sayIn(language)
  const place = textFor(ecosystem.name, [language]).text
  const kind = isSelf(by, personId) ? 'own' : 'invitation'
  await desk.mail.send(
    letterOf({
      to: address,
      language,
      subject: say(`people.${kind}-mail-subject`, { place }),
      parts: [
        say(`people.${kind}-mail-what`, { place }),
        {
          href: `${desk.config.origin}/${ecosystem.slug}/invitation?token=${token}`,
          label: say('people.invitation-mail-link'),
        },
        say('people.invitation-mail-days', { days: daysOfAnInvitation }),
        say('people.invitation-mail-not-you'),
      ],
    }),
  )
  return accept({ invitationId: id })
}
