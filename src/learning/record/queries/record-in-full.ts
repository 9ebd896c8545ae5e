import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { withoutPrivate } from '../rules/record-as-it-stands.ts'
import { loadNamesOf } from '../store/actors.ts'
import { loadDoubtsOf } from '../store/doubts.ts'
import { loadRecord } from '../store/facts.ts'
import type { Fact } from '../words.ts'

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A fact as plain values: whatever it amends, follows from, and by whom and what it was told. */
const plain = ({ learnerId: _whose, ...fact }: Fact) => ({
  ...fact,
  at: moment(fact.at),
  untilAt: moment(fact.untilAt),
  goodUntilAt: moment(fact.goodUntilAt),
  takenAt: moment(fact.takenAt),
})

const inFull = (personId: Id, city: City, seen: (facts: readonly Fact[]) => readonly Fact[]) =>
  city.reading(async (tx) => {
    const facts = seen(await loadRecord(tx, personId))
    const shown = new Set(facts.map(({ id }) => id))
    const doubts = (await loadDoubtsOf(tx, personId)).filter(({ factId }) => shown.has(factId))
    return {
      namesElsewhere: await loadNamesOf(tx, personId),
      facts: facts.map(plain),
      doubts: doubts.map(({ learnerId: _whose, ...doubt }) => ({
        ...doubt,
        askedAt: moment(doubt.askedAt),
        settledAt: moment(doubt.settledAt),
      })),
    }
  })

/** P18: the whole record, for the learner's own copy: what was amended, and what is private, included. */
export const recordInFull = (personId: Id, city: City) => inFull(personId, city, (facts) => facts)

/** P18: the same for a guardian, without what the child keeps private. */
export const recordForGuardian = (personId: Id, city: City) => inFull(personId, city, withoutPrivate)
