import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepOrganisations } from '../policy.ts'
import { namesakeOf } from '../rules/namesake-of.ts'
import { isSameOrganisation } from '../rules/same-organisation.ts'
import { loadKnownHosts, loadOrganisationById, saveOrganisation } from '../store/organisations.ts'
import type { Organisation, OrganisationForm, OrganisationRefusal } from '../words.ts'

/**
 * Who the organisation is, in a person's words. Its address stays, so that links to it do, and feeds that write its former
 * name still mean it. Saved again the same, nothing happens.
 */
export const editOrganisation = (
  { organisationId, form }: { readonly organisationId: Id; readonly form: OrganisationForm },
  by: Actor,
  city: City,
): Promise<Result<Organisation, OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepOrganisations(by)) return refuse('organisations.office-only')
    const before = await loadOrganisationById(tx, organisationId)
    if (!before) return refuse('organisations.not-here')
    if (isSameOrganisation(before, form)) return accept(before)
    const foldedName = foldName(form.name) || form.name
    const namesake = namesakeOf(foldedName, await loadKnownHosts(tx))
    if (namesake && namesake.id !== organisationId) return refuse('organisations.name-taken', { name: form.name })
    await saveOrganisation(tx, organisationId, form, foldedName)
    await record(tx, [happened('organisations.organisation-edited', by, { organisationId })], city.now())
    return accept((await loadOrganisationById(tx, organisationId))!)
  })
