import path from 'node:path'
import { addLanguage, type LanguageReport } from '#web/say/add-language.ts'
import { CommandMistake, type Command } from '../command.ts'

const projectRoot = path.resolve(import.meta.dirname, '../../../..')
const shownMissing = 20

function tellReport(report: LanguageReport, tell: (line: string) => void): void {
  const done = report.sentences - report.missing.length
  tell(`${report.language}: ${done} of ${report.sentences} sentences, in ${report.folder}`)
  for (const { key, reason } of report.wrong) tell(`  wrong    ${key}: ${reason}`)
  for (const trouble of report.troubles) tell(`  trouble  ${trouble}`)
  for (const key of report.unknown) tell(`  unknown  ${key}: no page asks for it any more`)
  for (const key of report.missing.slice(0, shownMissing)) tell(`  missing  ${key}`)
  const more = report.missing.length - shownMissing
  if (more > 0) tell(`  and ${more} more are missing; people read them in English meanwhile.`)
}

export const command: Command = {
  about: 'Begin or continue a language as text files, without code.',
  usage: `{hedgerow} language add ca

Writes one file for each room into the data folder's languages/ca, the English originals beside them, and says what is
missing or wrong. Write the translations into the files, run it again, and restart the server.`,
  run: async ({ words: [act, tag] }, { config, tell }) => {
    if (act !== 'add' || tag === undefined)
      throw new CommandMistake('Ask for: language add <tag>, such as ca or pt-BR.')
    const report = addLanguage(tag, { root: projectRoot, operatorFolder: path.join(config.dataFolder, 'languages') })
    if (!report) throw new CommandMistake(`"${tag}" names no language. Write it like ca or pt-BR.`)
    tellReport(report, tell)
    if (report.wrong.length > 0) throw new CommandMistake(`${report.wrong.length} sentences are wrong.`)
  },
}
