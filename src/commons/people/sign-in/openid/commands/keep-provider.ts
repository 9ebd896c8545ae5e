import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Config } from '#platform/config.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { seal } from '#platform/sealing.ts'
import type { PeopleRefusal } from '../../../words.ts'
import { deleteSessions } from '../../session-store.ts'
import type { SignInRefusal } from '../../words.ts'
import { mayAskIssuer } from '../speak-openid.ts'
import { deleteProvider, saveProvider } from '../store.ts'
import type { ProviderDraft } from '../words.ts'

/** What its secret is sealed for. */
export const providerPurpose = 'people.openid'

/**
 * The people of an organisation may come in by its own sign-in from now on.
 * @param organisationId whose it is; null: of none that is listed here
 * @refuses not-yours · provider-not-safe
 */
export const keepProvider = (
  { organisationId, ...draft }: ProviderDraft & { readonly organisationId: Id | null },
  by: Actor,
  city: City,
  config: Pick<Config, 'origin' | 'secret'>,
): Promise<Result<{ readonly providerId: Id }, PeopleRefusal | SignInRefusal>> =>
  city.transaction(async (tx) => {
    if (!isOfOffice(by)) return refuse('people.not-yours')
    if (!mayAskIssuer(draft.issuer, config)) return refuse('people.provider-not-safe')
    const [id, madeAt] = [city.newId(), city.now()]
    const clientSecret = seal(draft.clientSecret, providerPurpose, config.secret)
    await saveProvider(tx, { ...draft, id, organisationId, clientSecret, madeAt })
    const about = { providerId: id, organisationId, issuer: draft.issuer, domains: draft.domains }
    await record(tx, [happened('people.provider-kept', by, about)], madeAt)
    return accept({ providerId: id })
  })

/** It leads nowhere any more, and who came in by it is signed out. @refuses not-yours · provider-not-here */
export const removeProvider = (
  providerId: Id,
  by: Actor,
  city: City,
): Promise<Result<null, PeopleRefusal | SignInRefusal>> =>
  city.transaction(async (tx) => {
    if (!isOfOffice(by)) return refuse('people.not-yours')
    const accounts = await deleteProvider(tx, providerId)
    if (accounts === null) return refuse('people.provider-not-here')
    for (const account of accounts) await deleteSessions(tx, account)
    await record(tx, [happened('people.provider-removed', by, { providerId })], city.now())
    return accept(null)
  })
