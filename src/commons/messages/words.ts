import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'

/** What a sentence is filled with when it is said: a word of ours, a person's own text or a day waits for the language. */
export type Fact =
  | string
  | number
  | { readonly say: string }
  | { readonly texts: LocalText }
  | { readonly day: Day }
  /** Strung together as the language does it: Finch and Otter. */
  | { readonly names: readonly string[] }
export type Facts = Readonly<Record<string, Fact>>

/** Something a person is to be told, once for what it is about. */
export interface Notice {
  /** Whom it is meant for. A minor without a way of their own is told through the guardians too. */
  readonly personId: Id
  /** What it is about. Told again of the same kind about the same, nothing happens. */
  readonly about: Id
  /** `people.clearance-lapsed`: room and what; the room decides under which topic it can be silenced. */
  readonly kind: string
  /** Key of the sentence; said in the reader's language when it is read or sent. One or two short sentences, no link. */
  readonly sentence: string
  readonly values?: Facts
  /** The page it opens for who is signed in, from the ecosystem's address on: `/me/clearances`. Only its buttons act. */
  readonly path?: string
  /** A page that opens without signing in, because it carries its own secret; sent once and then forgotten. */
  readonly link?: string
  /** The guardians hear of the same on their own: a minor's notice is not passed on to them. */
  readonly alone?: boolean
  /** For somebody's safety: passes quiet hours, budget and silence. */
  readonly urgent?: boolean
}

/** A notice as it lies in somebody's inbox. */
export interface Laid {
  readonly id: Id
  readonly personId: Id
  readonly forId: Id
  readonly kind: string
  readonly sentence: string
  readonly facts: Facts
  readonly path: string | null
  readonly urgent: boolean
  readonly laidAt: Instant
  readonly readAt: Instant | null
}

/** What can be silenced one by one. Safety can not. */
export const topics = ['family', 'groups', 'activities', 'work', 'decisions', 'other'] as const
export type Topic = (typeof topics)[number]

export const channels = ['mail', 'text', 'inbox'] as const
export type Channel = (typeof channels)[number]

/** A stretch of the wall clock, over midnight where it ends before it begins; nothing when both are the same. */
export interface Quiet {
  readonly from: WallTime
  readonly until: WallTime
}

export interface Choices {
  /** Null: not chosen; mail where there is one, else text. */
  readonly channel: Channel | null
  /** Null: the place's own. */
  readonly quiet: Quiet | null
  readonly silenced: readonly Topic[]
}

export const noChoices: Choices = { channel: null, quiet: null, silenced: [] }

export const wallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((time) => time as WallTime)

export const messagesSettings = z.object({
  /** When nobody is woken, by the clock of the place. */
  quiet: z
    .object({ from: wallTime, until: wallTime })
    .default({ from: '21:00' as WallTime, until: '07:00' as WallTime }),
  /** What text messages may cost in a month, in single messages of 160 signs as gateways count them; 0: none are sent. */
  textsPerMonth: z.int().min(0).max(10_000_000).default(1000),
  /** Hours within which a reported post is looked at, and an urgent one. */
  reportHours: z.int().min(1).max(720).default(24),
  urgentHours: z.int().min(1).max(72).default(4),
  /** So many hours before a deadline whoever can still decide is reminded, and never before half of the time; 0: nobody is. */
  remindHours: z.int().min(0).max(336).default(24),
})
export type MessagesSettings = z.output<typeof messagesSettings>

/** A text message is cut to so many single messages; its link stays whole. */
export const mostSegments = 3

/** Milliseconds between the tries of one message; after the last it is given up and stands in the office. */
export const pauses = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 8 * 3_600_000] as const

/** A message whose sender died in the middle goes out again after so long, milliseconds: twice is better than never. */
export const sendingPatience = 10 * 60_000

export const messageEvents = ['messages.notice-laid', 'messages.budget-spent'] as const

const messageRefusals = [
  'messages.not-here',
  'messages.no-way-out',
  'messages.no-room-for-texts',
  'messages.quiet-malformed',
  'messages.number-malformed',
  'messages.gateway-unknown',
  'messages.inbound-unreadable',
] as const
export type MessageRefusal = (typeof messageRefusals)[number]
