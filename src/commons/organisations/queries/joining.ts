import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { linkHashOf } from '../commands/apply-to-join.ts'
import {
  loadApplication,
  loadApplicationByLink,
  loadApplicationsIn,
  loadDocuments,
  loadMembership,
} from '../store/joining.ts'
import { loadIdsNamed } from '../store/organisations.ts'
import type { Application, JoiningDocument, Membership } from '../words-of-joining.ts'

export interface ApplicationSeen {
  readonly application: Application
  readonly documents: readonly JoiningDocument[]
}

/** By the applicant's own link; null: there is none like it. */
export const applicationOfLink = (link: string, city: City): Promise<ApplicationSeen | null> =>
  city.reading(async (tx) => {
    const application = await loadApplicationByLink(tx, linkHashOf(link))
    return application && { application, documents: await loadDocuments(tx, application.id) }
  })

/** With its private part: the asker's policy says who reads that. */
export const applicationById = (
  id: Id,
  city: City,
): Promise<(ApplicationSeen & { readonly namesakeId: Id | null }) | null> =>
  city.reading(async (tx) => {
    const application = await loadApplication(tx, id)
    if (application === null) return null
    const foldedName = foldName(application.name) || application.name
    const namesakeId = (await loadIdsNamed(tx, [foldedName])).get(foldedName) ?? null
    return { application, documents: await loadDocuments(tx, id), namesakeId }
  })

/** Those who came by the light door and wait for somebody who knows them, the oldest first. */
export const applicationsToVouchFor = (city: City): Promise<Application[]> =>
  city.reading((tx) => loadApplicationsIn(tx, 'needs-voucher'))

/** Null: this organisation never joined; it is here because somebody lists what it does. */
export const membershipOf = (organisationId: Id, city: City): Promise<Membership | null> =>
  city.reading((tx) => loadMembership(tx, organisationId))

/** The same within the reader's transaction. */
export const membershipIn = (tx: Tx, organisationId: Id): Promise<Membership | null> =>
  loadMembership(tx, organisationId)
