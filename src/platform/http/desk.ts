import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReactElement } from 'react'
import type { Actor } from '#kernel/actor.ts'
import type { Refused } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { City } from '../database/city.ts'
import type { Database } from '../database/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Jobs } from '../jobs/words.ts'
import type { Mailer } from '../mail/words.ts'
import type { TextSender } from '../text-messages/words.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { Log } from './log.ts'

/** What every page needs to know of an ecosystem; `commons/ecosystems` fills it, the platform only carries it. */
export interface EcosystemFacts {
  readonly id: Id
  readonly slug: string
  readonly host: string | null
  readonly name: LocalText
  readonly purpose: LocalText
  readonly manifesto: LocalText
  readonly accent: string
  readonly timeZone: string
  readonly languages: readonly Language[]
  readonly currency: string
  readonly ages: { readonly min: number; readonly max: number }
  readonly since: Day | null
  readonly centre: Point | null
  readonly settings: Readonly<Record<string, unknown>>
  readonly demonstration: boolean
}

export interface CityHere {
  readonly city: City
  readonly ecosystem: EcosystemFacts
}

/** Says a sentence in the visitor's language: `say('catalogue.listings-count', { count })`. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

export interface PageToShow {
  readonly title: string
  readonly body: ReactElement
  readonly description?: string
  /** Names of the islands this page brings to life. */
  readonly islands?: readonly string[]
  readonly ecosystem?: EcosystemFacts
  readonly status?: number
  /** Address of the one true version of this page, path and query. */
  readonly canonical?: string
  /** schema.org data block. */
  readonly jsonLd?: unknown
  /** Other forms of this page: its calendar, its feed. */
  readonly alternates?: readonly { readonly type: string; readonly href: string; readonly title: string }[]
  /** Pages that search engines should leave out. */
  readonly noIndex?: boolean
  /**
   * Keep the finished page for the next one who asks the same question in the same language on the same host,
   * until `version` (the snapshot's) changes. Never for a page that differs between two visitors.
   */
  readonly keep?: { readonly version: number; readonly until?: Instant | null }
}

/** Who is signed in on this browser: the account, and by which of its sessions. */
export interface SignedIn {
  readonly account: Id
  readonly session: Id
  /** When a second factor was shown in this browser; null: never. */
  readonly secondAt: Instant | null
}

/** The front desk: what a slice's routes may ask of the house. */
export interface Desk {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly jobs: Jobs
  readonly files: FileStore
  readonly kept: KeptAnswers
  readonly mail: Mailer
  readonly texts: TextSender
  /** From memory, so that pages go on while the database is away. Null: no such ecosystem here. */
  cityBySlug(slug: string): Promise<CityHere | null>
  /** All ecosystems of this installation, by slug. */
  ecosystems(): readonly EcosystemFacts[]
  /** The visitor's language: `?lang=`, cookie, Accept-Language, English. */
  languageOf(request: FastifyRequest): Language
  sayFor(request: FastifyRequest): Say
  /** For what is read later and elsewhere: a message in the language of whom it is for. */
  sayIn(language: Language): Say
  /** Sends a whole page in the visitor's language. */
  show(request: FastifyRequest, reply: FastifyReply, page: PageToShow): FastifyReply
  /** The law said no: a page or an RFC 9457 problem, with the status of the one table. */
  answerRefusal(request: FastifyRequest, reply: FastifyReply, refused: Refused<string>): FastifyReply
  /** A sentence for the next page this browser sees; kept in a short-lived cookie. */
  flash(reply: FastifyReply, key: string, values?: Readonly<Record<string, string | number>>): void
  /** A signed cookie that tells one browser from another and nothing else; made on first use. */
  visitorKey(request: FastifyRequest, reply: FastifyReply): string
  /**
   * Who asks, with the roles held today in the ecosystem of the address. Looked up once a request. An operator's session
   * comes first, except at the doors of accounts and persons: there everybody comes as themselves.
   */
  by(request: FastifyRequest): Promise<Actor>
  /** The account behind this browser's session; null: nobody is signed in. Looked up once a request. */
  signedIn(request: FastifyRequest): Promise<SignedIn | null>
}
