import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { loadOpportunity } from '../store.ts'
import type { When } from '../words.ts'
import { onDay, sampleDraft, sampleSession } from './sample-drafts.ts'
import { writeOpportunity } from './write-opportunity.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const rule = (text: string): When => ({
  form: 'rule',
  startOn: '2026-06-06' as Day,
  startTime: null,
  endTime: null,
  rule: text,
  except: [],
})

test.each<[string, readonly When[], string | null]>([
  ['a rule with a last day', [rule('FREQ=WEEKLY;BYDAY=SA;UNTIL=20260829')], '2026-08-29'],
  ['a rule with a last moment', [rule('FREQ=WEEKLY;BYDAY=SA;UNTIL=20260829T215959Z')], '2026-08-29'],
  ['a rule and a later day', [rule('FREQ=WEEKLY;BYDAY=SA;UNTIL=20260829'), onDay('2026-12-05')], '2026-12-05'],
  ['a rule that counts its days', [rule('FREQ=WEEKLY;BYDAY=SA;COUNT=3'), onDay('2026-12-05')], null],
  ['a rule without an end', [rule('FREQ=WEEKLY;BYDAY=SA')], null],
])('%s: it is over after %s', async (_name, whens, lastOn) => {
  const sessions = whens.map((when, at) => sampleSession(`${at}`, { when }))
  const by = { kind: 'system', because: 'a test' } as const
  const written = await writeOpportunity({ id: null, draft: sampleDraft('x', { sessions }) }, by, city)
  if (!written.ok) throw new Error(written.refusal)
  const stored = await city.reading((tx) => loadOpportunity(tx, written.value.id))
  expect(stored?.lastOn ?? null).toBe(lastOn)
})
