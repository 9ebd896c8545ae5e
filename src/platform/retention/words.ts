import type { City } from '../database/city.ts'
import type { Database } from '../database/database.ts'

/**
 * P17: one thing that goes after its time. A slice keeps its rules beside its store; `main/retention.ts` lists them all.
 * The sentence of a rule is `privacy.rule-` and its name, dots as hyphens: what goes, and why then.
 */
interface Rule<Place> {
  /** Slice and thing: `people.dormant-minors`. */
  readonly name: string
  /** Where it lies. */
  readonly table: string
  /** Days after which it goes: after it ended, was settled or was last touched, as its sentence says. */
  readonly after: number
  /** How many would go now. Changes nothing. */
  dryRun(place: Place): Promise<number>
  /** Lets them go; safe to run twice. @returns how many went */
  run(place: Place): Promise<number>
}

/** Of an ecosystem's own rows. */
export type RetentionRule = Rule<City>

/** Of the installation: accounts, sessions, what is in nobody's ecosystem. */
export type HouseRetentionRule = Rule<Database>

const millisecondsInDay = 86_400_000

/** What was touched before this moment goes. @param now milliseconds since 1970 */
export const goneBefore = ({ after }: { readonly after: number }, now: number): number =>
  now - after * millisecondsInDay
