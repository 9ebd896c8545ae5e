import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { addApplication, loadMembership } from '../store/joining.ts'
import { loadKnownHosts } from '../store/organisations.ts'
import type { OrganisationRefusal } from '../words.ts'
import type { Application, ApplicationForm, JoiningRefusal } from '../words-of-joining.ts'

/** The link to the applicant's page is its only key, so only its hash is kept. */
export const linkHashOf = (link: string): Buffer => createHash('sha256').update(link).digest()

/**
 * Somebody asks that an organisation may belong. By the full door it is proposed at once; by the light one it waits for
 * the courier or school that knows them, and can not take the name of an organisation that is listed here.
 * @param ask link: 32 random bytes as text, chosen by the caller so that chance stays outside
 * @refuses belongs-already · name-taken
 */
export const applyToJoin = (
  { form, link }: { readonly form: ApplicationForm; readonly link: string },
  by: Actor,
  city: City,
): Promise<Result<{ readonly applicationId: Id }, JoiningRefusal | OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    const foldedName = foldName(form.name) || form.name
    const namesake = (await loadKnownHosts(tx)).find((host) => host.foldedName === foldedName)
    if (namesake && form.door === 'light') return refuse('organisations.name-taken', { name: form.name })
    const membership = namesake ? await loadMembership(tx, namesake.id) : null
    if (membership && membership.state !== 'ended') return refuse('organisations.belongs-already')
    const now = city.now()
    const one: Application = {
      ...form,
      id: city.newId(),
      state: form.door === 'full' ? 'proposed' : 'needs-voucher',
      applicantId: by.kind === 'person' ? by.person : null,
      vouchedBy: null,
      vouchedAt: null,
      organisationId: null,
      madeAt: now,
      settledAt: null,
      note: null,
    }
    await addApplication(tx, one, linkHashOf(link))
    const about = { applicationId: one.id, door: one.door }
    const events = [happened('organisations.joining-asked', by, about)]
    if (one.state === 'proposed') events.push(happened('organisations.joining-proposed', by, about))
    await record(tx, events, now)
    return accept({ applicationId: one.id })
  })
