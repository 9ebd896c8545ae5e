import { dormantMinors, erasePerson } from '#commons/people'
import { latelyKnown } from '#commons/families'
import { groupsOf } from '#commons/groups'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { goneBefore, type RetentionRule } from '#platform/retention/words.ts'
import type { Installation } from '../../installation.ts'

/** P17: a minor of whom nobody has heard for two years is forgotten, as if they had asked for it. */
export function dormantMinorsRule({
  database,
  directory,
}: Pick<Installation, 'database' | 'directory'>): RetentionRule {
  const rule = { name: 'people.dormant-minors', table: 'people_persons', after: 730 } as const
  const due = async (city: City): Promise<Id[]> => {
    const since = instant(goneBefore(rule, city.now()))
    const today = dayIn(directory.byId(city.ecosystemId)?.timeZone ?? 'UTC', city.now())
    const candidates = await dormantMinors(since, today, city)
    const known = await latelyKnown(candidates, since, city)
    const gone: Id[] = []
    for (const id of candidates) {
      if (!known.has(id) && (await groupsOf(id, city)).length === 0) gone.push(id)
    }
    return gone
  }
  return {
    ...rule,
    dryRun: async (city) => (await due(city)).length,
    run: async (city) => {
      let gone = 0
      const by = { kind: 'system', because: 'nobody came for two years' } as const
      for (const id of await due(city)) gone += (await erasePerson(id, by, city, database)) ? 1 : 0
      return gone
    },
  }
}
