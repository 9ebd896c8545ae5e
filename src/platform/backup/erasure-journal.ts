import { isId, type Id } from '#kernel/id.ts'
import { dayIn, type Day, type Instant } from '#kernel/instant.ts'
import type { HouseRetentionRule } from '../retention/words.ts'
import type { FileStore } from '../files/file-store.ts'

/** A backup lives this many days (P20); an older one may hold people whose erasure nobody remembers. */
export const daysOfBackups = 35

/** A little longer than any backup that may still be restored. */
const daysOfErasures = 40

/** Who was erased, ids only: a person is of an ecosystem, an account of the installation. */
export type Erasure =
  | { readonly what: 'person'; readonly ecosystemId: Id; readonly personId: Id }
  | { readonly what: 'account'; readonly accountId: Id }

const beginning = 'erasures/'

/** The name says everything, so that reading the journal is listing it: `erasures/2026-11-22~person~<ecosystem>~<person>`. */
const nameOf = (erasure: Erasure, on: Day): string =>
  erasure.what === 'person'
    ? `${beginning}${on}~person~${erasure.ecosystemId}~${erasure.personId}`
    : `${beginning}${on}~account~${erasure.accountId}`

/**
 * P20: writes down, outside the database, that somebody was erased, so that a backup from before does not bring them
 * back. Told twice, it stands there once.
 * @param at when it happened; its day in UTC is kept
 */
export async function noteErasure(files: FileStore, erasure: Erasure, at: Instant): Promise<void> {
  const noted = await files.put(nameOf(erasure, dayIn('UTC', at)), Buffer.from('\n'))
  if (!noted.ok) throw Object.assign(new Error('No room to note an erasure.'), { code: 'ENOSPC' })
}

/** Everybody noted in the last forty days or so. Files of other names are passed over. */
export async function erasuresNoted(files: FileStore): Promise<readonly Erasure[]> {
  const noted = new Map<string, Erasure>()
  for await (const name of files.list(beginning)) {
    const [, what, one = '', other = ''] = name.split('~')
    if (what === 'person' && isId(one) && isId(other)) {
      noted.set(other, { what, ecosystemId: one, personId: other })
    } else if (what === 'account' && isId(one)) noted.set(one, { what, accountId: one })
  }
  return [...noted.values()]
}

/** Takes the journal of an earlier installation over, day by day as it stands there. @returns how many lines */
export async function takeErasuresOver(from: FileStore, to: FileStore): Promise<number> {
  let taken = 0
  for await (const name of from.list(beginning)) {
    const put = (await to.exists(name)) || (await to.put(name, Buffer.from('\n'))).ok
    if (!put) throw Object.assign(new Error('No room for the journal of erasures.'), { code: 'ENOSPC' })
    taken += 1
  }
  return taken
}

/** @param now milliseconds since 1970 */
export function erasureJournalRule(files: FileStore, now: () => number): HouseRetentionRule {
  const due = async (): Promise<readonly string[]> => {
    const before = new Date(now() - daysOfErasures * 86_400_000).toISOString().slice(0, 10)
    const names: string[] = []
    for await (const name of files.list(beginning)) if (name.slice(beginning.length) < before) names.push(name)
    return names
  }
  return {
    name: 'platform.erasures',
    table: 'files: erasures/',
    after: daysOfErasures,
    dryRun: async () => (await due()).length,
    run: async () => {
      const names = await due()
      for (const name of names) await files.delete(name)
      return names.length
    },
  }
}
