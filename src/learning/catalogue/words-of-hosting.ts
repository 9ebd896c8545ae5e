import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { OpportunityDraft } from './words.ts'

/** Who is with the children, from the least that is asked of a house to the most. */
export const contacts = ['with-their-teacher', 'with-their-family', 'in-a-group', 'alone', 'adults-only'] as const
export type Contact = (typeof contacts)[number]

/** Where an offer stands on its way to the public. A feed's and the office's own were never asked, and are `published`. */
export const publications = ['published', 'proposed', 'refused', 'lapsed', 'reversed', 'taken-back'] as const
export type Publication = (typeof publications)[number]

/** One time that somebody asked for an offer to be public. */
export interface Proposal {
  readonly id: Id
  readonly opportunityId: Id
  readonly state: Publication
  readonly proposedBy: Id | null
  readonly proposedAt: Instant
  readonly settledAt: Instant | null
  /** Read by everybody. */
  readonly note: string | null
  /** What a public offer would become; null: the offer itself is proposed. */
  readonly change: OpportunityDraft | null
  /** What the offer was before its change took effect; null: none did. */
  readonly stood: OpportunityDraft | null
}

/** What a gate looks at anew when a public offer changes; the rest helps whoever comes, and is shown at once. */
export const askedAgain = ['title', 'kind', 'description', 'place', 'ages', 'contact', 'price', 'signUpLink'] as const
export type AskedAgain = (typeof askedAgain)[number]

/** What a host may say differently from the feed it comes by. Times and places are the feed's alone. */
export const overridable = [
  'title',
  'description',
  'ages',
  'price',
  'help',
  'provides',
  'access',
  'languages',
  'themes',
  'capacity',
  'signUpLink',
] as const
export type Overridable = (typeof overridable)[number]

/** A host's word that stands before the feed's. */
export interface Override {
  readonly opportunityId: Id
  readonly field: Overridable
  /** Shown. */
  readonly said: unknown
  /** What the feed told last; shown again once the override is laid down. */
  readonly told: unknown
  readonly why: string
  readonly saidBy: { readonly kind: string; readonly person?: Id }
  readonly saidAt: Instant
  /** When an import last told something else and was held back; null: it never did. */
  readonly heldAt: Instant | null
}

/** An override of one source, as its reports list it. */
export interface HeldBack {
  readonly opportunityId: Id
  readonly title: LocalText
  readonly field: Overridable
  readonly said: unknown
  readonly told: unknown
  readonly why: string
  readonly saidAt: Instant
  readonly heldAt: Instant | null
}

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const day = z.string().refine((text): text is Day => isDay(text))

const daysOff = z.object({
  from: day,
  /** Both days are off. */
  until: day,
  name: z.object({ sourceLanguage: language, texts: z.record(language, z.string().max(120)) }),
})

const needed = z.array(z.enum(['background-check', 'safeguarding-training', 'first-aid', 'reference'])).max(4)

/** The room's settings in an ecosystem: `settings.catalogue`. */
export const catalogueSettings = z.object({
  /** Holidays and other days on which nothing of what repeats takes place, unless its host says otherwise. */
  daysOff: z.array(daysOff).max(100).default([]),
  /** A house is asked whether its offers are still true when one was last looked at so many days ago. */
  confirmAfterDays: z.int().min(14).max(730).default(90),
  /** How long the link in that letter opens. */
  confirmLinkDays: z.int().min(3).max(90).default(30),
  /** What one adult of the house must be able to show for each kind of contact; what is not named asks nothing. */
  contacts: z
    .object({
      'with-their-teacher': needed.default([]),
      'with-their-family': needed.default([]),
      'in-a-group': needed.default(['background-check']),
      alone: needed.default(['background-check', 'reference']),
      'adults-only': needed.default([]),
    })
    .prefault({}),
  /** Offers by which a house that came through the light door is known, at a time. */
  lightDoorOffers: z.int().min(1).max(20).default(1),
})
export type CatalogueSettings = z.output<typeof catalogueSettings>

/** An address of one round of asking, and of whom it was sent to. */
export const roundAsked = z.object({
  until: z.coerce.number().int(),
  signature: z.string().max(100),
  person: z.string().refine(isId).optional(),
})

export const hostingEvents = [
  'catalogue.publishing-proposed',
  'catalogue.publishing-taken-back',
  'catalogue.publishing-settled',
  'catalogue.field-overridden',
  'catalogue.override-laid-down',
  'catalogue.host-rests',
  'catalogue.host-is-back',
  'catalogue.listings-to-confirm',
  'catalogue.listings-confirmed',
] as const

export const hostingRefusals = [
  'catalogue.not-of-this-house',
  'catalogue.one-offer-by-the-light-door',
  'catalogue.nobody-cleared',
  'catalogue.house-rests',
  'catalogue.not-overridable',
  'catalogue.link-spent',
] as const
