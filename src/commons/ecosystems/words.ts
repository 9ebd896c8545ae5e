import { z } from 'zod'
import { isDay, type Day } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'

export * from './words-of-areas.ts'

/** One place's commons: a village, a city, a state or a network without learners. */
export interface Ecosystem {
  readonly id: Id
  readonly slug: string
  /** Its own host name, where it has one; then the slug's prefix redirects away. */
  readonly host: string | null
  readonly name: LocalText
  readonly purpose: LocalText
  readonly manifesto: LocalText
  /** The one colour an ecosystem brings, `#rrggbb`, checked ≥ 4.5:1 on paper; at night a lighter one is made of it. */
  readonly accent: string
  /** IANA zone, `Europe/Lisbon`. */
  readonly timeZone: string
  /** Languages its people write in, first is the main one. */
  readonly languages: readonly Language[]
  readonly currency: string
  readonly ages: { readonly min: number; readonly max: number }
  /** When the ecosystem itself began, if known. */
  readonly since: Day | null
  readonly centre: Point | null
  /** Typed settings of each slice, parsed by that slice's own schema. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Plainly says that this is a demonstration, and its one line about shifted dates. */
  readonly demonstration: boolean
}

/** Paths of the installation itself; an ecosystem can not take their names. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'api',
  'office',
  'networks',
  'verify',
  'sign-in',
  'me',
  'style',
  'assets',
  'healthz',
  'readyz',
  'metrics',
  'ims',
  'xapi',
  '.well-known',
])

export const slugShape = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

export const localTextShape = z
  .object({ sourceLanguage: language, texts: z.record(language, z.string().max(4000)) })
  .refine((text) => text.texts[text.sourceLanguage] !== undefined, 'the source language has no text')

/** What a person, a script or the demonstration says to make an ecosystem. Everything but name and language has a default. */
export const ecosystemDraft = z.object({
  slug: z.string().trim().toLowerCase(),
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/)
    .nullable()
    .default(null),
  name: localTextShape,
  purpose: localTextShape.nullable().default(null),
  manifesto: localTextShape.nullable().default(null),
  accent: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/)
    .default('#2f6b3a'),
  timeZone: z.string().default('UTC'),
  languages: z.array(language).min(1),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  ages: z.object({ min: z.int().min(0).max(120), max: z.int().min(0).max(120) }).default({ min: 0, max: 120 }),
  since: z
    .string()
    .refine((text): text is Day => isDay(text))
    .nullable()
    .default(null),
  centre: z
    .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
    .nullable()
    .default(null),
  settings: z.record(z.string(), z.unknown()).default({}),
  demonstration: z.boolean().default(false),
})
export type EcosystemDraft = z.input<typeof ecosystemDraft>
export type EcosystemParts = z.output<typeof ecosystemDraft>

export const signerKinds = ['organisation', 'authority'] as const
export type SignerKind = (typeof signerKinds)[number]

/** Who stands behind the manifesto; name and date are public. */
export interface Signature {
  readonly id: Id
  readonly signer: string
  readonly kind: SignerKind
  readonly signedOn: Day
  /** An invented signer of a demonstration, said beside the name. */
  readonly demonstration: boolean
}

/** Ecosystems that work together: a county's towns, a country's cities. */
export interface Network {
  readonly id: Id
  readonly slug: string
  readonly name: LocalText
  readonly about: LocalText
  readonly ecosystemIds: readonly Id[]
}

export const ecosystemEvents = [
  'ecosystems.ecosystem-created',
  'ecosystems.ecosystem-edited',
  'ecosystems.areas-imported',
  'ecosystems.indicators-imported',
  'ecosystems.areas-named',
  'ecosystems.manifesto-signed',
  'ecosystems.network-grouped',
  'ecosystems.network-begun',
  'ecosystems.network-left',
  'ecosystems.network-edited',
] as const

export const ecosystemRefusals = [
  'ecosystems.slug-taken',
  'ecosystems.slug-reserved',
  'ecosystems.slug-malformed',
  'ecosystems.host-taken',
  'ecosystems.accent-too-pale',
  'ecosystems.unknown-time-zone',
  'ecosystems.ages-reversed',
  'ecosystems.no-areas-read',
  'ecosystems.unknown-area',
  'ecosystems.already-signed',
  'ecosystems.signer-has-no-name',
  'ecosystems.not-here',
  'ecosystems.network-not-here',
  'ecosystems.not-in-network',
  'ecosystems.office-only',
] as const
export type EcosystemRefusal = (typeof ecosystemRefusals)[number]
