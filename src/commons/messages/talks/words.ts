import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** Everybody who is in a group's thread at this moment. Nobody is let in by hand: who belongs is the groups' and families' word. */
export interface Circle {
  readonly groupId: Id
  readonly groupName: string
  /** Responsible for the group today, and may meet children this minute (P15). */
  readonly responsible: readonly Id[]
  /** On the group's list today. */
  readonly members: readonly {
    readonly id: Id
    readonly isMinor: boolean
    /** Who answers for them today. */
    readonly guardians: readonly Id[]
  }[]
}

/** As what somebody is in a thread. A grown-up on the list of a group with children is `grown`, and sees nothing. */
export type Part = 'responsible' | 'young' | 'guardian' | 'grown'

export const longestPost = 1000
const turningMarks = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu
const unseen = /[^\P{Cc}\n]|[\u200B\uFEFF]/gu

/** Lines in any script, without marks that nobody can see and without towers of empty lines. */
export const postText = z
  .string()
  .max(longestPost * 4)
  .transform((text) =>
    text
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      .replace(turningMarks, '')
      .replace(unseen, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
  )
  .pipe(z.string().min(1).max(longestPost))

export interface Post {
  readonly id: Id
  readonly groupId: Id
  readonly authorId: Id
  readonly part: 'responsible' | 'young'
  /** Null: the author was erased. */
  readonly body: string | null
  readonly writtenAt: Instant
  readonly hidden: 'taken-back' | 'reported' | 'decided' | null
}

export const reasons = ['unkind', 'frightening', 'private-contact', 'not-fitting', 'other'] as const
export type Reason = (typeof reasons)[number]

export const reportForm = z.object({
  reason: z.enum(reasons),
  note: z
    .string()
    .max(4000)
    .transform((text) => text.replace(turningMarks, '').trim().slice(0, 1000)),
  urgent: z.boolean(),
})
export type ReportForm = z.output<typeof reportForm>

export const decisions = ['hide', 'keep', 'escalate'] as const
export type Decision = (typeof decisions)[number]

export interface Report {
  readonly id: Id
  readonly postId: Id
  readonly reporterId: Id
  readonly reason: Reason
  readonly note: string | null
  readonly urgent: boolean
  readonly madeAt: Instant
  readonly dueAt: Instant
  readonly closedAt: Instant | null
}

export const talkEvents = [
  'messages.post-written',
  'messages.post-taken-back',
  'messages.post-reported',
  'messages.report-due-soon',
  'messages.report-late',
  'messages.report-decided',
] as const

export const talkRefusals = [
  'messages.no-thread-here',
  'messages.thread-rests',
  'messages.only-reads',
  'messages.post-empty',
  'messages.post-too-long',
  'messages.holds-a-contact',
  'messages.not-your-post',
  'messages.own-post',
  'messages.enough-posts',
  'messages.report-closed',
  'messages.report-of-oneself',
  'messages.needs-a-note',
] as const
export type TalkRefusal = (typeof talkRefusals)[number]
