/** The house's arrows as one pure question: may this file import that one? `null` is yes; otherwise the rule, in a sentence. */

const wings: Readonly<Record<string, readonly string[]>> = {
  commons: ['ecosystems', 'people', 'families', 'organisations', 'groups', 'messages', 'governance'],
  learning: [
    'record',
    'wants',
    'catalogue',
    'feeds',
    'programme',
    'participation',
    'draws',
    'visits',
    'attendance',
    'reflections',
    'recognition',
    'pathways',
    'doors',
    'placements',
    'plans',
    'tutoring',
    'challenges',
    'portfolio',
    'home',
  ],
  stewardship: ['funding', 'weaving', 'practice', 'observatory', 'simulation'],
}

const grounds = new Set(['laws', 'standards', 'platform', 'web'])
const wingOrder = ['commons', 'learning', 'stewardship']

interface Spot {
  readonly floor: string
  readonly slice: string | null
  readonly rest: string
}

function spotOf(path: string): Spot | null {
  const parts = path.split('/')
  if (parts[0] !== 'src' || parts[1] === undefined) return null
  const floor = parts[1]
  if (wingOrder.includes(floor)) return { floor, slice: parts[2] ?? null, rest: parts.slice(3).join('/') }
  return { floor, slice: null, rest: parts.slice(2).join('/') }
}

const isDoor = (spot: Spot): boolean => spot.rest === 'index.ts'

/** What a kind of file inside a slice may import of its own slice and of the ground floor. */
const kindsOfFile: readonly {
  readonly is: RegExp
  readonly name: string
  readonly own: RegExp
  readonly ground: readonly string[]
  readonly doors: boolean
}[] = [
  { is: /^words\.ts$/, name: 'words', own: /^words/, ground: [], doors: true },
  { is: /^rules\//, name: 'a rule', own: /^(words|rules)/, ground: ['laws', 'standards'], doors: true },
  { is: /^policy\.ts$/, name: 'a policy', own: /^(words|policy)/, ground: [], doors: false },
  {
    is: /^(store\.ts|store\/)/,
    name: 'a store',
    own: /^(words|store|rules)/,
    ground: ['platform/database', 'laws'],
    doors: true,
  },
  { is: /^present/, name: 'a presenter', own: /^(words|present|rules)/, ground: ['standards', 'laws'], doors: true },
  { is: /^pages\//, name: 'a page', own: /^(words|pages|text)/, ground: ['web'], doors: true },
  { is: /^islands\//, name: 'an island', own: /^(words|islands)/, ground: ['web'], doors: false },
]

/** @param from and @param to paths from the project's root, `src/…` */
export function brokenArrow(from: string, to: string): string | null {
  if (/\.test\.tsx?$|\/test-[a-z-]+\.ts$/.test(from)) return null
  const here = spotOf(from)
  const there = spotOf(to)
  if (!here) return null
  if (!there)
    return to.startsWith('node_modules') || !/^(tests|bench|demo|tools)\//.test(to) || here.floor === 'main'
      ? null
      : `src/ stands without ${to.split('/')[0]}/: nothing in the house leans on its scaffolding`
  if (here.floor === there.floor && here.slice === there.slice) return brokenKind(here, there)
  if (here.floor === 'kernel') return 'the kernel imports nothing: it is the few words every room shares'
  if (there.floor === 'kernel') return null
  if (here.floor === 'main')
    return there.slice && !isDoor(there) && !/^(routes\.ts|commands\/|queries\/|pages\/|jobs\/)/.test(there.rest)
      ? `main/ knocks at ${there.floor}/${there.slice}'s door or mounts its routes; it does not reach into ${there.rest}`
      : null
  if (there.floor === 'main') return 'nothing imports main/: the front desk sees every room, and no room sees the desk'
  if (grounds.has(here.floor))
    return `${here.floor}/ imports only the kernel, never ${there.floor}/: the ground floor has never heard of our city, and its rooms do not lean on each other`
  if (grounds.has(there.floor)) return brokenGround(here, there)
  return brokenDoor(here, there)
}

function brokenDoor(here: Spot, there: Spot): string | null {
  const thereName = `${there.floor}/${there.slice}`
  const higher = wingOrder.indexOf(there.floor) - wingOrder.indexOf(here.floor)
  if (higher > 0)
    return `${here.floor}/ is below ${there.floor}/: it may name things of ${thereName} by id, or be called by a reaction`
  if (higher === 0) {
    const order = wings[here.floor] ?? []
    const mine = order.indexOf(here.slice ?? '')
    const theirs = order.indexOf(there.slice ?? '')
    if (mine < 0) return `the slice ${here.floor}/${here.slice} has no place in the order of the house`
    if (theirs > mine)
      return `${here.floor}/${here.slice} stands below ${thereName} and may not ask it; a reaction in main/ may carry the news`
  }
  if (!isDoor(there)) return `ask ${thereName} at its door (index.ts), not at ${there.rest}`
  const kind = kindsOfFile.find((each) => each.is.test(here.rest))
  return kind && !kind.doors ? `${kind.name} does not ask other slices: its facts are brought to it` : null
}

function brokenKind(here: Spot, there: Spot): string | null {
  if (!here.slice) return null
  const kind = kindsOfFile.find((each) => each.is.test(here.rest))
  return !kind || kind.own.test(there.rest)
    ? null
    : `${kind.name} (${here.rest}) may not import ${there.rest} of its own slice`
}

function brokenGround(here: Spot, there: Spot): string | null {
  const kind = kindsOfFile.find((each) => each.is.test(here.rest))
  if (!kind) return null
  const place = `${there.floor}/${there.rest}`
  return kind.ground.some((allowed) => place.startsWith(`${allowed}/`))
    ? null
    : `${kind.name} (${here.rest}) may not import ${place}`
}
