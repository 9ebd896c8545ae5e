import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepOrganisations } from '../policy.ts'
import { loadOrganisationById, saveVerification } from '../store/organisations.ts'
import type { Organisation, OrganisationRefusal } from '../words.ts'

/**
 * Somebody looked whether this organisation is who it says it is; their name and the day are public. Said again the
 * same, nothing happens.
 * @param verified null takes the verification back
 */
export const verifyOrganisation = (
  { organisationId, verified }: { readonly organisationId: Id; readonly verified: { by: string; on: Day } | null },
  by: Actor,
  city: City,
): Promise<Result<Organisation, OrganisationRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayKeepOrganisations(by)) return refuse('organisations.office-only')
    const organisation = await loadOrganisationById(tx, organisationId)
    if (!organisation) return refuse('organisations.not-here')
    if (isSameVerification(organisation.verified, verified)) return accept(organisation)
    await saveVerification(tx, organisationId, verified)
    await record(
      tx,
      [happened('organisations.organisation-verified', by, { organisationId, verified: verified !== null })],
      city.now(),
    )
    return accept({ ...organisation, verified })
  })

const isSameVerification = (one: Organisation['verified'], other: Organisation['verified']): boolean =>
  one?.by === other?.by && one?.on === other?.on
