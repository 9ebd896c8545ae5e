import { sql, type RawBuilder } from 'kysely'
import { moment } from '../database/moment.ts'
import { goneBefore, type HouseRetentionRule, type RetentionRule } from './words.ts'

interface Deleting {
  readonly name: string
  readonly table: string
  readonly after: number
  /** Which rows go. @param before what was over before this moment, of type timestamptz */
  readonly where: (before: RawBuilder<unknown>) => RawBuilder<unknown>
}

const counted = ({ table, where, after }: Deleting, now: number) =>
  sql<{
    count: number
  }>`select count(*)::int8 as count from ${sql.table(table)} where ${where(moment(goneBefore({ after }, now)))}`
const deleted = ({ table, where, after }: Deleting, now: number) =>
  sql`delete from ${sql.table(table)} where ${where(moment(goneBefore({ after }, now)))}`

/** A rule whose rows simply go, of an ecosystem. */
export const deletingRule = (rule: Deleting): RetentionRule => ({
  name: rule.name,
  table: rule.table,
  after: rule.after,
  dryRun: (city) => city.reading(async (tx) => (await counted(rule, city.now()).execute(tx)).rows[0]!.count),
  run: (city) => city.transaction(async (tx) => Number((await deleted(rule, city.now()).execute(tx)).numAffectedRows)),
})

/** The same for a table of the installation. @param now the house's clock */
export const deletingHouseRule = (rule: Deleting, now: () => number): HouseRetentionRule => ({
  name: rule.name,
  table: rule.table,
  after: rule.after,
  dryRun: async ({ installation }) => (await counted(rule, now()).execute(installation)).rows[0]!.count,
  run: async ({ installation }) => Number((await deleted(rule, now()).execute(installation)).numAffectedRows),
})
