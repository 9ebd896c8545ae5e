import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { RecordFact } from '#laws/requirement/record-words.ts'
import type { City } from '#platform/database/city.ts'
import { asRulesReadIt } from '../rules/as-rules-read-it.ts'
import { loadRecord } from '../store/facts.ts'

/** A learner's record for pathways, badges and doors to judge; what somebody is (age, grade, groups) its asker adds. */
export const recordForRules = (learnerId: Id, city: City): Promise<RecordFact[]> =>
  city.reading(async (tx) => asRulesReadIt(await loadRecord(tx, learnerId), (await ecosystemHere(tx, city)).timeZone))
