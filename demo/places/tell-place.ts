import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import {
  areaRecipe,
  areasOfEcosystem,
  createEcosystem,
  ecosystemDraft,
  giveAreasOtherNames,
  importAreas,
  importIndicators,
  importPointMeasure,
  signManifesto,
  type Ecosystem,
  type Table,
} from '#commons/ecosystems'
import { accessFacts, ensureVenues, importVenueFacts } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import { addDays, instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import {
  ageBands,
  answerForm,
  answerWant,
  joinWant,
  tellWant,
  wantedTimes,
  wantForm,
  wantsSettings,
} from '#learning/wants'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { readFeatures } from '#standards/geojson/read-features.ts'

const measure = z.object({ file: z.string(), value: z.string(), measure: z.string(), source: z.string() })

const placeFile = z.object({
  ecosystem: ecosystemDraft,
  areas: areaRecipe.extend({ file: z.string() }).nullable(),
  measures: z.array(measure.extend({ code: z.string(), year: z.int().optional(), yearColumn: z.string().optional() })),
  pointMeasures: z.array(measure.extend({ lat: z.string(), lon: z.string(), year: z.int() })),
  otherNames: z.array(z.object({ name: z.string(), areas: z.array(z.string()) })),
  signers: z.array(z.object({ name: z.string(), kind: z.enum(['organisation', 'authority']), on: z.iso.date() })),
  venues: z.object({
    source: z.string(),
    places: z.array(
      z.object({
        name: z.string(),
        address: z.string().nullable(),
        point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
        access: z.array(z.enum(accessFacts)),
        languages: z.array(z.string()),
      }),
    ),
  }),
  wants: z.array(
    z.object({
      interest: z.string(),
      language: z.string(),
      area: z.string().nullable(),
      ageBand: z.enum(ageBands).nullable(),
      times: z.array(z.enum(wantedTimes)),
      askers: z.int(),
      state: z.enum(['heard', 'being-tried', 'declined']),
      answer: z.string().nullable(),
    }),
  ),
})
type PlaceFile = z.output<typeof placeFile>

const by: Actor = { kind: 'system', because: 'demonstration' }
const feeds = new URL('../feeds/', import.meta.url)
const dayMilliseconds = 86_400_000

/** A demonstration's own files are right or the demonstration is broken: a refusal here is a fault. */
function must<Value>(result: Result<Value>): Value {
  if (!result.ok)
    throw new Error(`the demonstration was refused: ${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}

const readText = async (file: string): Promise<string> => {
  const bytes = await readFile(new URL(file, feeds))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

const readTable = async (file: string): Promise<Table> =>
  parse(await readText(file), { columns: true, bom: true, relax_column_count: true })

/**
 * Tells one demonstration ecosystem, without its listings, through commands: the place, its areas and measures, who
 * signed, invented venues, and what people asked for. All that is invented says so in its own name or source.
 */
export async function tellPlace(slug: string, database: Database): Promise<{ ecosystem: Ecosystem; city: City }> {
  const place = placeFile.parse(JSON.parse(await readFile(new URL(`${slug}.json`, import.meta.url), 'utf8')))
  const ecosystem = must(await createEcosystem(place.ecosystem, by, database))
  const city = database.city(ecosystem.id, slug)
  await tellAreas(place, city)
  for (const { name, kind, on } of place.signers) {
    must(await signManifesto({ signer: name, kind, signedOn: on as Day, demonstration: true }, by, city))
  }
  await tellVenues(place, city)
  await tellWants(place, city)
  return { ecosystem, city }
}

async function tellAreas({ areas, measures, pointMeasures, otherNames }: PlaceFile, city: City): Promise<void> {
  if (areas === null) return
  const { file, ...recipe } = areas
  const { features } = must(readFeatures(await readText(file)))
  must(await importAreas({ features, recipe }, by, city))
  must(
    await giveAreasOtherNames(
      otherNames.map(({ name, areas }) => ({ name, areaNames: areas })),
      by,
      city,
    ),
  )
  for (const { file, measure, source, ...columns } of measures) {
    must(await importIndicators({ measure, source, table: await readTable(file), columns }, by, city))
  }
  for (const { file, measure, source, year, ...columns } of pointMeasures) {
    must(await importPointMeasure({ measure, source, year, table: await readTable(file), columns }, by, city))
  }
}

async function tellVenues({ venues }: PlaceFile, city: City): Promise<void> {
  const written = venues.places.map(({ name, address, point }) => ({ name, address, point, areaAsWritten: null }))
  await city.transaction((tx) => ensureVenues(tx, city, written, by))
  must(await importVenueFacts({ source: venues.source, venues: venues.places }, by, city))
}

/** Told as of a week ago, for public numbers change only from one day to the next. */
async function tellWants({ wants }: PlaceFile, city: City): Promise<void> {
  const lastWeek: City = { ...city, now: () => instant(city.now() - 7 * dayMilliseconds) }
  const today = new Date(lastWeek.now()).toISOString().slice(0, 10) as Day
  const areas = await areasOfEcosystem(city)
  const settings = wantsSettings.parse({ perBrowserAndDay: 50 })
  for (const [number, want] of wants.entries()) {
    const areaId = areas.find(({ name }) => name === want.area)?.id ?? null
    if (want.area !== null && areaId === null) throw new Error(`no area is named ${want.area}`)
    const form = wantForm.parse({ ...want, areaId })
    const visitorKey = (asker: number): string => `demonstration ${number} ${asker}`
    const visitor: Actor = { kind: 'visitor' }
    const told = { form, visitorKey: visitorKey(0), today, settings }
    const { wantId } = must(await tellWant(told, visitor, lastWeek))
    const answer = answerForm.parse({ state: want.state, answer: want.answer ?? '', language: want.language })
    must(await answerWant({ wantId, form: { ...answer, state: 'heard' }, today }, by, lastWeek))
    for (let asker = 1; asker < want.askers; asker += 1) {
      must(await joinWant({ wantId, visitorKey: visitorKey(asker), today }, visitor, lastWeek))
    }
    must(await answerWant({ wantId, form: answer, today: addDays(today, 5) }, by, lastWeek))
  }
}
