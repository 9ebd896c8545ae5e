import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'

/** What a visitor may say is wrong with a listing. */
export const reportReasons = [
  'does-not-happen',
  'wrong-time',
  'wrong-place',
  'wrong-price',
  'wrong-words',
  'not-safe',
  'something-else',
] as const
export type ReportReason = (typeof reportReasons)[number]

export const longestReport = 600
/** More open reports of one listing tell the office nothing new. */
export const mostOpenReports = 20

export interface ReportForm {
  readonly reason: ReportReason
  /** Null: she left it at the reason. */
  readonly words: string | null
  /** Of the page she wrote it in. */
  readonly language: Language
}

export interface Report extends ReportForm {
  readonly id: Id
  readonly opportunityId: Id
  readonly times: number
  readonly reportedAt: Instant
  readonly dealtWithAt: Instant | null
}
