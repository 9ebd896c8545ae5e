import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { instant } from '#kernel/instant.ts'
import { goneBefore, type RetentionRule } from '#platform/retention/words.ts'
import { dropFiles } from './place-of-file.ts'
import { deleteFiles, loadOldFiles } from './store/reflections.ts'

/** P17: photos and voices of a day, two years after; the words stay their learner's. */
export const reflectionsRetention = (files: FileStore): readonly RetentionRule[] => {
  const rule = { name: 'reflections.files', table: 'reflections_files', after: 730 } as const
  const due = (city: City) => city.reading((tx) => loadOldFiles(tx, instant(goneBefore(rule, city.now()))))
  return [
    {
      ...rule,
      dryRun: async (city) => (await due(city)).length,
      run: async (city) => {
        const old = await due(city)
        for (const { id, reflection_id: reflectionId } of old) await dropFiles(reflectionId, [{ id }], files)
        await city.transaction((tx) =>
          deleteFiles(
            tx,
            old.map(({ id }) => id),
          ),
        )
        return old.length
      },
    },
  ]
}
