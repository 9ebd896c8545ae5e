import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'

/** Who reads a reflection. Each reads more than the one before; hosts and mentors are those of the house of that day. */
export const audiences = ['own', 'family', 'host', 'mentor'] as const
export type Audience = (typeof audiences)[number]

export const fileKinds = ['photo', 'voice'] as const
export type FileKind = (typeof fileKinds)[number]

/** Bytes a file may have: a telephone's photo, two minutes of voice. */
export const largestFile = { photo: 10_000_000, voice: 6_000_000 } as const satisfies Record<FileKind, number>
export const longestWords = 2_000
/** As long as the page records; a file may be longer, as far as its bytes go. */
export const longestVoiceSeconds = 120

export interface KeptFile {
  readonly id: Id
  readonly kind: FileKind
  readonly mediaType: string
  readonly bytes: number
  /** `held`: nobody but the learner's list knows of it until a scanner has looked. */
  readonly state: 'held' | 'kept' | 'refused'
}

/** What a learner says of a day they were there. */
export interface Reflection {
  readonly id: Id
  readonly entryId: Id
  readonly occasionId: Id
  readonly hostId: Id
  readonly personId: Id
  readonly words: string | null
  readonly language: Language | null
  readonly visibleTo: Audience
  /** How often it was told anew or shown to others. */
  readonly step: number
  readonly writtenAt: Instant
  readonly files: readonly KeptFile[]
}

export const scores = ['relationship', 'relevance', 'excitement'] as const
export type Score = (typeof scores)[number]
export type Scores = Readonly<Record<Score, number>>

export interface Certificate {
  readonly id: Id
  /** Twelve signs nobody can guess; what a paper shows. */
  readonly number: string
  readonly entryId: Id
  readonly personId: Id
  readonly organisationId: Id
  readonly title: LocalText
  readonly startsAt: Instant
  readonly timeZone: string
  readonly minutes: number
  readonly issuedAt: Instant
  readonly voidAt: Instant | null
  readonly nameYesOwnAt: Instant | null
  readonly nameYesGuardianAt: Instant | null
  readonly nameLink: Id
}

/** `reflections` in an ecosystem's settings. */
export const reflectionsSettings = z.object({
  /** Counts below this are held back (P26). A city may ask for more, never for less. */
  smallest: z.int().min(10).max(1_000).default(10),
  /** After so many days one side's numbers are shown though the other gave none. */
  termDays: z.int().min(1).max(90).default(14),
})

const id = z.string().refine(isId)

export const reflectionForm = z.object({
  entryId: id,
  words: z
    .string()
    .trim()
    .max(longestWords)
    .transform((words) => (words === '' ? null : words)),
  visibleTo: z.enum(audiences).catch('family'),
})
export type ReflectionForm = z.output<typeof reflectionForm>

const score = z.coerce.number().int().min(1).max(5)
export const scoresForm = z.object({ relationship: score, relevance: score, excitement: score })

export const audienceForm = z.object({ visibleTo: z.enum(audiences) })
export const nameForm = z.object({ show: z.enum(['yes', 'no']) })

export const reflectionsEvents = [
  'reflections.reflection-told',
  'reflections.reflection-shown',
  'reflections.reflection-taken-back',
  'reflections.file-held',
  'reflections.file-looked-at',
  'reflections.file-removed',
  'reflections.rating-given',
  'reflections.certificate-issued',
  'reflections.certificate-voided',
  'reflections.name-shown',
  'reflections.name-hidden',
] as const

export const reflectionsRefusals = [
  'reflections.not-here',
  'reflections.not-yours',
  'reflections.not-over',
  'reflections.was-not-there',
  'reflections.says-nothing',
  'reflections.photo-too-large',
  'reflections.photo-no-kind',
  'reflections.photo-malformed',
  'reflections.photo-too-many-pixels',
  'reflections.voice-too-large',
  'reflections.voice-no-kind',
  'reflections.voice-malformed',
  'reflections.voice-moving',
  'reflections.scores-malformed',
  'reflections.both-have-said',
  'reflections.nobody-to-print',
] as const
export type ReflectionsRefusal = (typeof reflectionsRefusals)[number]
