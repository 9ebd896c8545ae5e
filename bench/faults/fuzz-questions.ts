import { questionSchema } from '#learning/catalogue'
import { pick, seeded } from '../chance.ts'
import { openFaultStage, slug } from './fault-stage.ts'
import { Findings, within, type Trial } from './trial.ts'
import { smallCsv, smallMapping, smallRow } from './two-versions.ts'

const names = [...Object.keys(questionSchema.shape), 'lang', 'unknown', '__proto__', 'constructor', 'q[]', '']

/** What people, programs and attackers put where a value belongs. */
const values = [
  '',
  ' ',
  '0',
  '-1',
  '9',
  '1e309',
  'NaN',
  '9999999999999999999999',
  'true',
  'false',
  'null',
  'undefined',
  '[object Object]',
  '\u0000',
  '%',
  '%%%',
  '\\',
  "' or 1=1 --",
  "'; drop table catalogue_opportunities; --",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../etc/passwd',
  '{{7*7}}',
  '\u202e\u0644\u0639\u0628',
  '\ud83e\udd16'.repeat(30),
  '\ufffd\ufeff',
  'a'.repeat(3_000),
  'offer '.repeat(80),
  '41.85,-87.65',
  '91,181',
  '41.85',
  ',',
  'soonest',
  'nearest',
  'map',
  'calendar',
  '2026-02-30',
  '2027-07-04',
  '0000-00-00',
  '+275760-09-13',
  '1,2,3,4,5,6,7',
  'offr',
  'ofer halll',
  'ar',
  'xx-klingon',
  '100',
  '101',
  'AAAA_-',
] as const

/** Half of the time something that fits, so that the search itself is reached and not only its door. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  q: ['offer', 'offr hall', 'happens', 'o', '\u0644\u0639\u0628', 'offer '.repeat(20)],
  from: ['2026-11-22', '2027-07-04', '1970-01-01', '9999-12-31'],
  to: ['2027-07-20', '9999-12-31'],
  weekday: ['6', '1,7', '7'],
  age: ['9', '0', '120', '3,4,5'],
  near: ['41.85,-87.65', '0,0', '90,180', '-90,-180'],
  place: ['Hall 1', 'nowhere'],
  withinKm: ['0.1', '5', '500'],
  area: ['8', 'Hall'],
  theme: ['arts', 'science,music'],
  kind: ['event', 'programme,job'],
  free: ['true', 'false'],
  maxPrice: ['0', '10.50', '100000'],
  access: ['step-free'],
  provides: ['food'],
  language: ['es', 'en,ar'],
  online: ['true', 'false'],
  open: ['true'],
  host: ['host-1', 'nobody'],
  sort: ['soonest', 'relevance', 'nearest'],
  view: ['list', 'calendar', 'map'],
  limit: ['1', '30', '100'],
  lang: ['ar', 'de', 'xx'],
}

const forms = ['/opportunities', '/opportunities.ics'] as const
const slow = 1_000

/** Seeded questions, most of them nonsense: a 200, or a 400 that says why; never a 5xx, never more than a second. */
export async function fuzzQuestions(seed: number, many: number): Promise<Trial> {
  const stage = await openFaultStage('shared')
  const house = await stage.start({ also: { LOG_LEVEL: 'error' } })
  const found = new Findings()
  const statuses = new Map<number, number>()
  let slowest = 0
  try {
    const source = await stage.newSource('A feed', smallMapping)
    const begun = await stage.begin(source, smallCsv(Array.from({ length: 500 }, (_, at) => smallRow(at))))
    if ('refusal' in begun) throw new Error(begun.refusal)
    await stage.ended(begun.id)
    const api = `/api/v1/ecosystems/${slug}`
    await within(
      20_000,
      async () => (await house.get(`${api}/opportunities?q=offer`))?.text.includes('"total":500') ?? false,
    )
    const chance = seeded(seed)
    const next = (): string =>
      pick([`/${slug}${pick(forms, chance)}`, `${api}/opportunities`], chance) + questionBy(chance)
    const asking = async (): Promise<void> => {
      while (asked < many) {
        asked += 1
        const path = next()
        let answer = await house.get(path)
        // A stall of the machine is not ours: what is slow is slow again, and again.
        for (let again = 0; again < 4 && answer !== null && answer.milliseconds > slow; again += 1) {
          answer = await house.get(path)
        }
        const shown = path.slice(0, 160)
        found.expect(answer !== null, `no answer: ${shown}`)
        if (answer === null) continue
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        slowest = Math.max(slowest, answer.milliseconds)
        found.expect(answer.status < 500, `${answer.status}: ${shown}`)
        found.expect(answer.milliseconds <= slow, `${Math.round(answer.milliseconds)} ms: ${shown}`)
        const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
        found.expect(!isPage || !/<script>alert|<img src=x/.test(answer.text), `echoed as markup: ${shown}`)
      }
    }
    let asked = 0
    await Promise.all(Array.from({ length: 4 }, asking))
    const wells = [...statuses].sort(([a], [b]) => a - b)
    // A fuzz that is only ever refused, or only ever answered, tries nothing.
    found.expect(statuses.has(200) && statuses.has(400), 'not both answers and refusals')
    const told = wells.map(([status, count]) => `${count} × ${status}`).join(', ')
    return found.trial(
      'fuzz of every parameter',
      `seed ${seed}, ${many} questions`,
      `${told}, slowest ${Math.round(slowest)} ms`,
    )
  } finally {
    await house.stop()
    await stage.close()
  }
}

function questionBy(chance: () => number): string {
  const parts: string[] = []
  for (let more = true; more && parts.length < 8; more = chance() < 0.45) {
    const name = pick(names, chance)
    const value = pick(chance() < 0.75 ? (Object.hasOwn(fitting, name) ? fitting[name]! : values) : values, chance)
    // Now and then the bytes as they are, which are not even an encoding.
    parts.push(
      `${encodeURIComponent(name)}=${chance() < 0.9 ? encodeURIComponent(value.toWellFormed()) : rawOf(value)}`,
    )
  }
  return `?${parts.join('&')}`
}

/** Only what a request line may hold at all; broken escapes stay broken. */
const rawOf = (value: string): string => value.replaceAll(/[^!-~]/g, '%E4').replaceAll('#', '%23')
