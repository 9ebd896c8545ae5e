import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  createSource,
  mappingShape,
  sourcesOfEcosystem,
  startImport,
  type FeedTools,
  type Import,
} from '#learning/feeds'
import { importById } from '#learning/feeds'
import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'

const feedManifest = z.object({
  feed: z.string(),
  file: z.string(),
  mapping: z.string(),
  anchorOn: z.iso.date().nullable(),
  licence: z.string(),
  attribution: z.string(),
  publisher: z.string(),
})

const by: Actor = { kind: 'system', because: 'demonstration' }
const feeds = new URL('./feeds/', import.meta.url)
const mappings = new URL('./mappings/', import.meta.url)

const readJson = async (file: URL): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

/**
 * Brings one demonstration feed into its ecosystem through the same commands and the same job as any other feed.
 * Told again it imports again only if no import of it was applied yet.
 * @param manifest path of the feed's manifest below `demo/feeds`, `coerde/events-json.feed.json`
 */
export async function tellFeed(
  manifest: string,
  { keepDates }: { readonly keepDates: boolean },
  city: City,
  tools: FeedTools & { readonly jobs: Jobs },
  tell: (line: string) => void,
): Promise<Import> {
  const at = new URL(manifest, feeds)
  const { feed, file, mapping, ...origin } = feedManifest.parse(await readJson(at))
  const known = (await sourcesOfEcosystem(city)).find((source) => source.name === feed)
  if (known?.lastImport?.state === 'applied') return known.lastImport
  const source = known ?? (await sourceOf())
  const content = await readFile(new URL(file, at))
  const started = await startImport({ sourceId: source.id, content, fileName: file }, by, city, tools)
  if (!started.ok) throw new Error(`the demonstration feed ${feed} was refused: ${started.refusal}`)
  const { importId, jobId } = started.value
  const job = await tools.jobs.waitFor(jobId)
  const report = await importById(importId, city, 0)
  if (report?.one.state !== 'applied') {
    throw new Error(
      `the demonstration feed ${feed} ended ${report?.one.state}: ${job.error ?? JSON.stringify(report?.one.failure)}`,
    )
  }
  const { counts } = report.one
  tell(`  ${feed}: ${counts.created} listings as ${counts.opportunities} opportunities, ${counts.refused} rows refused`)
  return report.one

  async function sourceOf() {
    const rules = mappingShape.parse(await readJson(new URL(`${mapping}.json`, mappings)))
    const draft = { name: feed, origin: 'upload', mapping: rules, keepDates, ...origin } as const
    const made = await createSource(draft, by, city)
    if (!made.ok) throw new Error(`the demonstration source ${feed} was refused: ${made.refusal}`)
    return made.value
  }
}
