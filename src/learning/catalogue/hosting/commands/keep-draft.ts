import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayHost } from '../../policy.ts'
import type { CatalogueRefusal } from '../../words.ts'
import type { TypedOffer } from '../../writing/offer-words.ts'
import { dropDraft, loadDraft, putDraft } from '../draft-store.ts'

/** A form is a few kilobytes; somebody who sends a book has another purpose. */
const mostLetters = 60_000

/**
 * Keeps what was typed, mistakes and all, so that whoever leaves finds it again. Not an act anybody is told of.
 * @refuses not-of-this-house
 */
export const keepDraft = (
  draft: { readonly id: Id; readonly organisationId: Id; readonly isNew: boolean; readonly typed: TypedOffer },
  by: Actor,
  city: City,
): Promise<Result<null, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayHost(by, draft.organisationId)) return refuse('catalogue.not-of-this-house')
    if (JSON.stringify(draft.typed).length > mostLetters) return accept(null)
    const savedBy = by.kind === 'person' ? by.person : null
    const kept = await putDraft(tx, { ...draft, savedBy, savedAt: city.now() })
    return kept ? accept(null) : refuse('catalogue.not-of-this-house')
  })

/** Thrown away for good; what is public stays as it is. @refuses not-of-this-house */
export const throwDraftAway = (id: Id, by: Actor, city: City): Promise<Result<null, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    const draft = await loadDraft(tx, id)
    if (draft === null) return accept(null)
    if (!mayHost(by, draft.organisationId)) return refuse('catalogue.not-of-this-house')
    await dropDraft(tx, id)
    return accept(null)
  })
