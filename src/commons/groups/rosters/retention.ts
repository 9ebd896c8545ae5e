import { instant } from '#kernel/instant.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { goneBefore, type RetentionRule } from '#platform/retention/words.ts'
import { loadStaleFiles, saveRoster } from './store/rosters.ts'

/** Days a file may wait for somebody to apply it. */
const daysOfAFile = 14

/** P17: a file that was sent and never applied is thrown away; its report stays. */
export const rosterRetention = (files: FileStore): readonly RetentionRule[] => [
  {
    name: 'groups.roster-files',
    table: 'groups_rosters',
    after: daysOfAFile,
    dryRun: (city) =>
      city.reading(async (tx) => {
        const before = instant(goneBefore({ after: daysOfAFile }, city.now()))
        return (await loadStaleFiles(tx, before)).length
      }),
    run: async (city) => {
      const before = instant(goneBefore({ after: daysOfAFile }, city.now()))
      const stale = await city.reading((tx) => loadStaleFiles(tx, before))
      for (const { id, fileKey } of stale) {
        await files.delete(fileKey)
        await city.transaction((tx) => saveRoster(tx, id, { state: 'let-go', fileKey: null, endedAt: city.now() }))
      }
      return stale.length
    },
  },
]
