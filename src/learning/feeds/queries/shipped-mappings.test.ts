import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { OpportunityDraft } from '#learning/catalogue'
import { plainText } from '#platform/cleaning/plain-text.ts'
import type { Places } from '../rules/cleaning/clean-listing.ts'
import { draftOpportunities } from '../rules/importing/draft-opportunities.ts'
import { readListings, type ReadReport } from '../rules/importing/read-listings.ts'
import { readFeed } from '../rules/reading/read-feed.ts'
import type { Listing } from '../words.ts'
import { shippedMappings } from './shipped-mappings.ts'

/** No areas: what the places of a city do to a feed is tested where the places are. */
const nowhere: Places = { areaAt: () => null, areasNamed: () => [], areasOfficiallyNamed: () => [], extent: null }

interface Read extends ReadReport {
  readonly drafts: readonly OpportunityDraft[]
}

async function read(file: string, name: string): Promise<Read> {
  const mapping = shippedMappings().get(name)!
  const surroundings = { language: 'en', timeZone: 'UTC', currency: 'EUR', plainText }
  const listings: Listing[] = []
  const putAway = async (listing: Listing) => listings.push(listing)
  const parts = { mapping, surroundings, places: nowhere, shiftDays: 0, putAway }
  const report = await readListings(readFeed(readFileSync(file), mapping), parts)
  const take = async (numbers: readonly number[]) => numbers.map((number) => listings[number]!)
  const drafts: OpportunityDraft[] = []
  for await (const draft of draftOpportunities(report.plans, take, mapping.language)) drafts.push(draft)
  return { ...report, drafts }
}

const formsOf = ({ drafts }: Read): Record<string, number> => {
  const forms: Record<string, number> = {}
  for (const { sessions } of drafts) for (const { when } of sessions) forms[when.form] = (forms[when.form] ?? 0) + 1
  return forms
}
const repairsOf = (report: Read): Record<string, number> => Object.fromEntries(report.repairs)

describe('the real files, with the mappings that come with the house', () => {
  test('12,376 programmes of Chicago 2024: 6,926 spans, 237 ids that stand twice or more, and all their dirt', async () => {
    const report = await read('demo/feeds/chicago/mcmf-programs-2024.csv.gz', 'mcmf-2024')
    expect(report).toMatchObject({ rows: 12_376, listings: 12_376, refused: [], fatal: null })
    expect(formsOf(report)).toEqual({ span: 6_926, dated: 5_450 })
    // 237 ids, one of which stands three times.
    expect(repairsOf(report)).toMatchObject({
      'age-no-limit': 5_071,
      'nothing-word': 478,
      'repeated-id': 238,
      'open-end': 59,
    })
    const ids = report.drafts.flatMap(({ sessions }) => sessions.map(({ originalId }) => originalId))
    expect(new Set(ids).size).toBe(12_376)
    expect(ids.filter((id) => /~\d$/.test(id))).toHaveLength(238)
  }, 60_000)

  test('a programme listed twice under two categories is one opportunity', async () => {
    const { drafts } = await read('demo/feeds/chicago/mcmf-programs-2024.csv.gz', 'mcmf-2024')
    const apart = drafts.filter(({ sessions }) => {
      const second = sessions.filter(({ originalId }) => originalId.endsWith('~2'))
      return second.some(({ originalId }) => !sessions.some((other) => `${other.originalId}~2` === originalId))
    })
    expect(apart).toEqual([])
  }, 60_000)

  test('21,654 programmes of Chicago 2020–2023, with wall times where a day is known', async () => {
    const report = await read('demo/feeds/chicago/mcmf-programs-2020-2023.csv.gz', 'mcmf-2020-2023')
    expect(report).toMatchObject({ rows: 21_654, listings: 21_654, refused: [] })
    expect(formsOf(report)).toEqual({ span: 12_628, dated: 9_026 })
    expect(repairsOf(report)).toMatchObject({ 'age-no-limit': 8_083, 'nothing-word': 175, 'open-end': 1 })
  }, 60_000)

  test('the agenda of Madrid says the same in CSV and JSON', async () => {
    const csv = await read('demo/feeds/madrid/agenda-2025.csv.gz', 'madrid-agenda-csv')
    const json = await read('demo/feeds/madrid/agenda-2025.json.gz', 'madrid-agenda-json')
    for (const report of [csv, json]) {
      expect(report).toMatchObject({ rows: 1_001, listings: 1_001, refused: [] })
      expect(formsOf(report)).toEqual({ dated: 643, rule: 355, span: 3 })
      expect(repairsOf(report)).toMatchObject({ 'rule-start-moved': 9, 'exception-dropped': 2, html: 36 })
    }
    const idsAndTimes = ({ drafts }: Read) =>
      drafts
        .flatMap(({ sessions }) => sessions.map(({ originalId, when }) => `${originalId} ${JSON.stringify(when)}`))
        .sort()
    expect(idsAndTimes(csv)).toEqual(idsAndTimes(json))
  })

  test('and in XML, taken on another day, 1,001 events too', async () => {
    const report = await read('demo/feeds/madrid/agenda-2025.xml.gz', 'madrid-agenda-xml')
    expect(report).toMatchObject({ rows: 1_001, listings: 1_001, refused: [] })
    expect(formsOf(report)).toEqual({ dated: 647, rule: 351, span: 3 })
  })

  test('the 143 events of Coerde have the same ids and times in all three formats', async () => {
    const all = await Promise.all(
      ['csv', 'json', 'ics'].map((form) => read(`demo/feeds/coerde/events-2026.${form}.gz`, `coerde-events-${form}`)),
    )
    const [csv, json, ics] = all.map(({ drafts }) =>
      drafts
        .flatMap(({ sessions }) => sessions.map(({ originalId, when }) => `${originalId} ${JSON.stringify(when)}`))
        .sort(),
    )
    expect(json).toHaveLength(143)
    expect(csv).toEqual(json)
    // The calendar's publisher writes the last day as an end, RFC 5545 means the day after.
    expect(ics!.filter((line, index) => line !== json![index])).toHaveLength(1)
    expect(all[1]!.drafts.filter(({ ages }) => ages.min !== null).length).toBeGreaterThan(20)
  })

  test('1,599 programmes of New York have no dates, and ages that were read from words', async () => {
    const report = await read('demo/feeds/newyork/dycd-after-school-programs.csv.gz', 'dycd-after-school')
    expect(report).toMatchObject({ rows: 1_599, listings: 1_599, refused: [] })
    expect(formsOf(report)).toEqual({ span: 1_599 })
    const sessions = report.drafts.flatMap(({ ages, sessions }) => sessions.map(() => ages))
    expect(sessions.filter(({ min }) => min !== null)).toHaveLength(1_297)
  })

  test('an export of 2014 with bare returns, Mac Roman and shifted rows: the row too broken to read is refused by number', async () => {
    const report = await read('demo/feeds/chicago-2014-invented/city-of-learning-2014.csv', 'city-of-learning-2014')
    expect(report).toMatchObject({ rows: 40, listings: 39 })
    expect(report.refused).toMatchObject([{ row: 41, reason: 'csv.too-many-cells' }])
    expect(repairsOf(report)).toMatchObject({ 'nothing-word': 9, 'missing-id': 39 })
  })

  const shared = process.env['HEDGEROW_SHARED']
  const real2014 = shared ? join(shared, 'data/chicago-city-of-learning-2014/schedule_program_export.csv') : ''
  test.skipIf(!existsSync(real2014))('the real export of 2014, where the shared folder is named', async () => {
    const report = await read(real2014, 'city-of-learning-2014')
    expect(report).toMatchObject({ rows: 4_954, listings: 4_687 })
    expect(report.refused).toHaveLength(267)
  })

  test('OpenActive: five real items of the older model give nine sessions', async () => {
    const report = await read('demo/feeds/openactive/everyoneactive-sessions-rpde.json', 'openactive-1')
    expect(report).toMatchObject({ listings: 9, refused: [] })
    expect(formsOf(report)).toEqual({ dated: 9 })
  })

  test.each([
    ['sessionseries_example_1', 2, 0],
    ['sessionseries-split_example_1', 1, 0],
    ['courseinstance_example_1', 1, 0],
    ['event_example_1', 1, 0],
    ['ondemandevent_example_1', 1, 0],
    // Nothing to take part in: a room to hire, its hours, a place alone.
    ['facilityuse_example_1', 0, 0],
    ['slot_example_1', 0, 0],
    ['place_example_1', 0, 0],
    // A session whose series is on another page has no name of its own.
    ['scheduledsession-split_example_1', 0, 1],
  ])('OpenActive: the official example %s gives %i listings', async (name, listings, refused) => {
    const report = await read(`demo/feeds/openactive/spec-examples/${name}.json`, 'openactive-2')
    expect(report.listings).toBe(listings)
    expect(report.refused).toHaveLength(refused)
  })

  test.each([
    ['examples/service_list.json', 1, 0],
    // The example's location lies at latitude 100, which does not exist.
    ['examples/service_full.json', 0, 1],
    ['examples/organization_full.json', 0, 1],
    ['tabular-package.zip', 0, 1],
  ])('HSDS 3.0: %s gives %i listings and refuses %i rows', async (file, listings, refused) => {
    const report = await read(`demo/feeds/hsds/${file}`, 'hsds-3')
    expect(report.listings).toBe(listings)
    expect(report.refused).toHaveLength(refused)
    if (refused > 0)
      expect(report.refused[0]).toMatchObject({ column: 'lat', value: '100, 101', reason: 'point-impossible' })
  })
})
