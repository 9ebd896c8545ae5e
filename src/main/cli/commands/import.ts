import { createReadStream } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  defineFeedJobs,
  importById,
  mappingShape,
  receiveFeed,
  shippedMappings,
  sourcesOfEcosystem,
  startImport,
  type Mapping,
  type SourceSeen,
} from '#learning/feeds'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { Installation } from '../../installation.ts'
import { CommandMistake, type Command } from '../command.ts'

const by: Actor = { kind: 'system', because: 'command line' }

export const command: Command = {
  about: 'Import a feed into an ecosystem, with its report.',
  usage: `{hedgerow} import --ecosystem <slug> --file events.csv [--mapping <name or file.json>]
{hedgerow} import --ecosystem <slug> --address https://… [--mapping <name or file.json>]
{hedgerow} import mappings

The same --name (default: the file's own) is the same source: what vanished from it lapses, nothing of another source is
touched. Without --mapping one is proposed from the columns. --anchor 2026-06-17 moves dates by whole weeks from that
day's week to now; --keep-dates imports them as written.`,
  options: {
    ecosystem: { type: 'string' },
    file: { type: 'string' },
    address: { type: 'string' },
    mapping: { type: 'string' },
    name: { type: 'string' },
    language: { type: 'string' },
    anchor: { type: 'string' },
    'keep-dates': { type: 'boolean' },
  },
  run: async ({ words, options }, { open, tell }) => {
    if (words[0] === 'mappings') return [...shippedMappings().keys()].forEach(tell)
    const text = (name: string): string | null => (typeof options[name] === 'string' ? options[name] : null)
    const [slug, file, address] = [text('ecosystem'), text('file'), text('address')]
    if (slug === null || (file === null) === (address === null)) {
      throw new CommandMistake('Ask with --ecosystem and one of --file or --address. See --help.')
    }
    if (file !== null) await access(file).catch(() => Promise.reject(new CommandMistake(`There is no file ${file}.`)))
    const mapping = await mappingNamed(text('mapping'))
    const house = await open()
    const ecosystem = house.directory.bySlug(slug)
    if (!ecosystem) throw new CommandMistake(`There is no ecosystem "${slug}".`)
    const city = house.database.city(ecosystem.id, slug)
    const name = text('name') ?? basename(file ?? new URL(address!).pathname) ?? 'feed'
    const known = (await sourcesOfEcosystem(city)).find((source) => source.name === name)
    const source = known ?? (await receive())
    await runImport(house, city, source, file, tell)

    async function receive(): Promise<Pick<SourceSeen, 'id' | 'name'>> {
      const made = await receiveFeed(
        {
          name,
          origin: file === null ? 'address' : 'upload',
          address,
          language: text('language') ?? ecosystem!.languages[0] ?? 'en',
          mapping,
          content: file === null ? null : createReadStream(file),
          anchorOn: text('anchor') as Day | null,
          keepDates: options['keep-dates'] === true,
        },
        by,
        city,
        house.files,
      )
      if (!made.ok)
        throw new CommandMistake(`The feed was refused: ${made.refusal} ${JSON.stringify(made.facts ?? {})}`)
      return made.value
    }
  },
}

async function mappingNamed(name: string | null): Promise<Mapping | null> {
  if (name === null) return null
  const shipped = shippedMappings().get(name)
  if (shipped) return shipped
  if (!name.endsWith('.json')) throw new CommandMistake(`There is no mapping "${name}"; "import mappings" lists them.`)
  const read = mappingShape.safeParse(JSON.parse(await readFile(name, 'utf8')))
  if (!read.success) throw new CommandMistake(`${name} is no mapping: ${read.error.issues[0]?.path.join('.')}`)
  return read.data
}

async function runImport(
  house: Installation,
  city: City,
  source: { readonly id: Id; readonly name: string },
  file: string | null,
  tell: (line: string) => void,
): Promise<void> {
  defineFeedJobs(house)
  await house.jobs.work()
  const content =
    file === null ? await house.files.get(`feeds/${city.ecosystemId}/${source.id}-latest`) : createReadStream(file)
  const started = await startImport({ sourceId: source.id, content, fileName: file }, by, city, house)
  if (!started.ok) throw new CommandMistake(`The import was refused: ${started.refusal}`)
  let last = ''
  await house.jobs.waitFor(started.value.jobId, ({ step, done }) => {
    const line = `  ${(step ?? 'feeds.waiting').replace('feeds.step-', '')} ${done}`
    if (line !== last) tell(line)
    last = line
  })
  const report = await importById(started.value.importId, city, 20)
  if (report === null) throw new CommandMistake('The import left no report.')
  const { one, refused } = report
  tell(`${source.name}: ${one.state}`)
  for (const [what, count] of Object.entries(one.counts)) tell(`  ${what.padEnd(14)}${count}`)
  for (const [repair, count] of Object.entries(one.repairs)) tell(`  repaired ${repair}: ${count}`)
  for (const { row, column, value, reason } of refused) tell(`  row ${row} refused, ${column} “${value}”: ${reason}`)
  if (one.failure !== null)
    throw new CommandMistake(`It could not be read: ${one.failure.reason} ${JSON.stringify(one.failure.facts)}`)
  if (one.state === 'asking')
    tell('It would lapse more than two fifths of this source. Say yes or no in the back office.')
}
