import { accept, refuse, type Result } from '#kernel/result.ts'
import { personalTraces } from '#laws/text/personal-traces.ts'
import type { CatalogueRefusal } from '../../words.ts'
import { mostOpenReports, type Report, type ReportForm } from '../report-words.ts'

/**
 * Law: a report tells of a listing, never of a person (P16). Words that would let somebody be found are refused before
 * anything is kept; a link is welcome, for the right address may be what is missing. The same reason without further
 * words counts up the one that is open.
 */
export function decideReport(
  form: ReportForm,
  open: readonly Pick<Report, 'id' | 'reason' | 'words'>[],
): Result<{ readonly countsUp: Report['id'] | null }, CatalogueRefusal> {
  const traces = form.words === null ? [] : personalTraces(form.words)
  if (traces.includes('address')) return refuse('catalogue.report-holds-an-address')
  if (traces.includes('phone-number')) return refuse('catalogue.report-holds-a-phone-number')
  const same = open.find(({ reason, words }) => reason === form.reason && words === form.words)
  if (same) return accept({ countsUp: same.id })
  return open.length < mostOpenReports ? accept({ countsUp: null }) : refuse('catalogue.enough-reports')
}
