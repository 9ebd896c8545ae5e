import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepOrganisations } from '../policy.ts'
import { namesakeOf } from '../rules/namesake-of.ts'
import { slugOfName } from '../rules/slug-of-name.ts'
import { addHosts, loadKnownHosts, loadOrganisationById, saveOrganisation } from '../store/organisations.ts'
import type { Organisation, OrganisationForm, OrganisationRefusal } from '../words.ts'

/** An organisation that no feed has named yet. Offers written with its name are its own. */
export const addOrganisation = (
  form: OrganisationForm,
  by: Actor,
  city: City,
): Promise<Result<Organisation, OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepOrganisations(by)) return refuse('organisations.office-only')
    const known = await loadKnownHosts(tx)
    const foldedName = foldName(form.name) || form.name
    if (namesakeOf(foldedName, known)) return refuse('organisations.name-taken', { name: form.name })
    const id = city.newId()
    const slug = slugOfName(form.name, new Set(known.map((host) => host.slug)))
    await addHosts(tx, [{ id, slug, name: form.name, foldedName, kind: form.kind }])
    const added = await loadOrganisationById(tx, id)
    // Somebody else added the same name in this very moment.
    if (!added) return refuse('organisations.name-taken', { name: form.name })
    await saveOrganisation(tx, id, form, foldedName)
    await record(tx, [happened('organisations.organisation-added', by, { organisationId: id })], city.now())
    return accept((await loadOrganisationById(tx, id))!)
  })
