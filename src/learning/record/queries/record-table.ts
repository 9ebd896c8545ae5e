import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { recordAsTable } from '../present.ts'
import { withoutPrivate } from '../rules/record-as-it-stands.ts'
import { loadRecord } from '../store/facts.ts'

/** P18: a record as a CSV table to take along: all of it for the learner, for a guardian without what is private. */
export const recordTable = (
  learnerId: Id,
  { for: reader, language }: { readonly for: 'learner' | 'guardian'; readonly language: Language },
  city: City,
): Promise<string> =>
  city.reading(async (tx) => {
    const all = await loadRecord(tx, learnerId)
    const facts = reader === 'learner' ? all : withoutPrivate(all)
    const ids = [...new Set(facts.flatMap(({ organisationId }) => organisationId ?? []))]
    const names = new Map((await organisationsById(tx, ids)).map(({ id, name }) => [id, name]))
    return recordAsTable(facts, names, language)
  })
