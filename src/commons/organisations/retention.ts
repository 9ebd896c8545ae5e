import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { goneBefore, type RetentionRule } from '#platform/retention/words.ts'
import { placeOfDocument } from './commands/add-joining-document.ts'
import { deleteJoiningPapers, loadSettledPapers } from './store/settled-papers.ts'

/** P17: what an organisation showed when it asked, half a year after it was decided: its papers and whom to write to. */
export const organisationsRetention = (files: FileStore): readonly RetentionRule[] => {
  const rule = { name: 'organisations.settled-papers', table: 'organisations_applications', after: 180 } as const
  const due = (city: City) => city.reading((tx) => loadSettledPapers(tx, goneBefore(rule, city.now())))
  return [
    {
      ...rule,
      dryRun: async (city) => (await due(city)).length,
      run: async (city) => {
        const papers = await due(city)
        for (const { applicationId, documents } of papers) {
          // The files first: a row that names a missing file is found again, a file that nothing names is not.
          for (const id of documents) await files.delete(placeOfDocument({ id: applicationId }, { id }))
          await city.transaction((tx) => deleteJoiningPapers(tx, applicationId as Id))
        }
        return papers.length
      },
    },
  ]
}
