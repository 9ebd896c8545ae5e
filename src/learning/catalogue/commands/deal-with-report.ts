import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadReport, saveDealtWith } from '../office/report-store.ts'
import { mayChangeCatalogue } from '../policy.ts'
import type { CatalogueRefusal } from '../words.ts'

/**
 * Somebody of the office has seen to a reported mistake; `back` opens it again. Nothing happens when it is so already.
 * @refuses report-not-here
 */
export const dealWithReport = (
  { id, back = false }: { readonly id: Id; readonly back?: boolean },
  by: Actor,
  city: City,
): Promise<Result<{ dealtWith: boolean }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayChangeCatalogue(by)) return refuse('catalogue.office-only')
    const report = await loadReport(tx, id)
    if (!report) return refuse('catalogue.report-not-here')
    const dealtWith = !back
    if ((report.dealtWithAt !== null) === dealtWith) return accept({ dealtWith })
    const now = city.now()
    await saveDealtWith(tx, id, by, back ? null : now)
    await record(tx, [happened('catalogue.report-dealt-with', by, { reportId: id, dealtWith })], now)
    return accept({ dealtWith })
  })
