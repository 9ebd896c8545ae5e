import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { addReport, countReport, lockOpenReports } from '../office/report-store.ts'
import type { ReportForm } from '../office/report-words.ts'
import { decideReport } from '../office/rules/decide-report.ts'
import type { CatalogueRefusal } from '../words.ts'

/**
 * Anybody says what is wrong with a listing; it waits in the office and changes nothing by itself. Nothing is kept of
 * who said it. Said again the same, it counts.
 * @refuses not-here · report-holds-an-address · report-holds-a-phone-number · enough-reports
 */
export const reportMistake = (
  { opportunityId, form }: { readonly opportunityId: Id; readonly form: ReportForm },
  by: Actor,
  city: City,
): Promise<Result<{ reportId: Id }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    const open = await lockOpenReports(tx, opportunityId)
    if (!open) return refuse('catalogue.not-here')
    const decided = decideReport(form, open)
    if (!decided.ok) return decided
    const now = city.now()
    const reportId = decided.value.countsUp ?? city.newId()
    if (decided.value.countsUp === null) await addReport(tx, { ...form, id: reportId, opportunityId, reportedAt: now })
    else await countReport(tx, reportId)
    const about = { reportId, opportunityId, reason: form.reason }
    await record(tx, [happened('catalogue.mistake-reported', by, about)], now)
    return accept({ reportId })
  })
