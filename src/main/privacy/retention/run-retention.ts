import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import type { RetentionRule } from '#platform/retention/words.ts'
import { saveRun } from './runs-store.ts'

/** What one rule found or let go. */
export interface RuleCount {
  readonly rule: string
  readonly table: string
  readonly after: number
  readonly count: number
}

/** What would go now, rule by rule; changes nothing. */
export async function dryRunRetention(rules: readonly RetentionRule[], city: City): Promise<RuleCount[]> {
  const counts: RuleCount[] = []
  for (const rule of rules) {
    counts.push({ rule: rule.name, table: rule.table, after: rule.after, count: await rule.dryRun(city) })
  }
  return counts
}

/**
 * P17: lets go, rule by rule, and writes down of each rule that let something go how many, when and who asked. A rule
 * that fails stops none of the others; its fault is thrown at the end.
 */
export async function runRetention(rules: readonly RetentionRule[], by: Actor, city: City): Promise<RuleCount[]> {
  const counts: RuleCount[] = []
  const faults: unknown[] = []
  for (const rule of rules) {
    try {
      const gone = await rule.run(city)
      counts.push({ rule: rule.name, table: rule.table, after: rule.after, count: gone })
      if (gone === 0) continue
      const byId = by.kind === 'person' ? by.person : null
      await city.transaction((tx) => saveRun(tx, city.newId(), { rule: rule.name, at: city.now(), byId, gone }))
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} rules of retention failed`)
  return counts
}
