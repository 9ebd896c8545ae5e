import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { giveBackMemory } from '#platform/give-back-memory.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { loadHere, loadRows, loadSnapshot } from './load.ts'
import { nextSnapshot, type Snapshot } from './snapshot.ts'

/** A snapshot nobody asked for this long leaves the memory. */
const idleMilliseconds = 30 * 60_000
/** Reading so many opportunities leaves more behind than a pause to clear up costs. */
const manyRead = 5_000
/** When so many opportunities stand in the second segment, all are read anew into one. */
const mostChanged = 500

interface Shelved {
  readonly city: City
  snapshot: Snapshot | null
  /** Of the ecosystem; a snapshot is true until its day ends there. */
  timeZone: string
  changed: Set<Id>
  askedAt: number
  /** Loads and changes follow one another; each begins when the one before has ended. */
  queue: Promise<void>
  waiting: Promise<Snapshot> | null
}

const shelf = new Map<Id, Shelved>()
let lastVersion = 0

/** Higher than any before in this process, and after a restart higher than before it. */
const newVersion = (now: number): number => (lastVersion = Math.max(lastVersion + 1, now))

/** The snapshot if it is in memory and of today: what answers without waiting for anything. */
export function snapshotInMemory(city: City): Snapshot | null {
  const kept = shelf.get(city.ecosystemId)
  if (!kept?.snapshot || dayInZone(city.now(), kept.timeZone) !== kept.snapshot.today) return null
  kept.askedAt = performance.now()
  return kept.snapshot
}

/** The snapshot, loaded if it has to be; many who wait load once. */
export async function snapshotOf(city: City): Promise<Snapshot> {
  const ready = snapshotInMemory(city)
  if (ready) return ready
  const kept = shelve(city)
  kept.waiting ??= enqueue(kept, () => reload(kept))
    .then(() => kept.snapshot!)
    .finally(() => {
      kept.waiting = null
    })
  return kept.waiting
}

/** Begins to load, and lets nobody wait. A failure is told to the next one who does. */
export const beginLoading = (city: City): void => void snapshotOf(city).catch(() => {})

function shelve(city: City): Shelved {
  let kept = shelf.get(city.ecosystemId)
  if (!kept) {
    kept = {
      city,
      snapshot: null,
      timeZone: 'UTC',
      changed: new Set(),
      askedAt: performance.now(),
      queue: Promise.resolve(),
      waiting: null,
    }
    shelf.set(city.ecosystemId, kept)
    watchIdle(kept)
  }
  return kept
}

function watchIdle(kept: Shelved): void {
  const timer = setTimeout(() => {
    if (performance.now() - kept.askedAt >= idleMilliseconds) shelf.delete(kept.city.ecosystemId)
    else watchIdle(kept)
  }, idleMilliseconds)
  timer.unref()
}

/** The ones before may have failed; that was told to those who waited for them. */
function enqueue(kept: Shelved, work: () => Promise<void>): Promise<void> {
  const done = kept.queue.then(work)
  kept.queue = done.catch(() => {})
  return done
}

async function reload(kept: Shelved): Promise<void> {
  const { city } = kept
  const { snapshot, timeZone } = await loadSnapshot(city, newVersion(city.now()))
  kept.timeZone = timeZone
  kept.changed = new Set()
  kept.snapshot = snapshot
  if (snapshot.segments[0]!.segment.size >= manyRead) void giveBackMemory()
}

/**
 * What happened, told in order, for all ecosystems; hearing it twice does no harm. Changed opportunities are read anew,
 * everything when venues, hosts' names or areas changed or too many did. Ecosystems not in memory hear nothing.
 * Whatever was told before a question is asked is in its answer.
 */
export async function hearOfChanges(events: readonly Heard[]): Promise<void> {
  const told: Promise<void>[] = []
  for (const [ecosystemId, all] of Map.groupBy(events, (event) => event.ecosystemId)) {
    const kept = shelf.get(ecosystemId)
    if (!kept) continue
    const ids = all.flatMap(changedIds)
    const everything = all.some(changesEverything)
    if (everything || ids.length > 0) told.push(enqueue(kept, () => change(kept, ids, everything)))
  }
  await Promise.all(told)
}

/**
 * Something pages of these ecosystems show has changed outside the catalogue: whatever was kept of them is made anew,
 * while what is searched stays as it is.
 */
export function outdatePages(ecosystemIds: Iterable<Id>): void {
  for (const id of ecosystemIds) {
    const kept = shelf.get(id)
    if (kept?.snapshot) kept.snapshot = { ...kept.snapshot, version: newVersion(kept.city.now()) }
  }
}

export interface Heard {
  readonly ecosystemId: Id
  readonly name: string
  readonly about: Readonly<Record<string, unknown>>
}

const changedIds = ({ name, about }: Heard): Id[] =>
  name === 'catalogue.listings-changed' ? (about.opportunityIds as Id[]) : []

const surroundingEvents: ReadonlySet<string> = new Set([
  'organisations.organisation-edited',
  'organisations.venues-changed',
  'organisations.venue-placed',
  'organisations.venue-placing-undone',
  'ecosystems.ecosystem-edited',
  'ecosystems.areas-imported',
  'ecosystems.areas-named',
])

const changesEverything = ({ name, about }: Heard): boolean =>
  name === 'catalogue.listings-changed' ? about.everything === true : surroundingEvents.has(name)

async function change(kept: Shelved, ids: readonly Id[], everything: boolean): Promise<void> {
  // Nothing loaded, or loading failed: the next question loads what is true then.
  if (!kept.snapshot) return
  for (const id of ids) kept.changed.add(id)
  if (everything || kept.changed.size > mostChanged) return reload(kept)
  const { today, surroundings } = await loadHere(kept.city)
  if (today !== kept.snapshot.today) return reload(kept)
  const changed = [...kept.changed]
  const rows = await kept.city.reading((tx) => loadRows(tx, today, changed))
  kept.snapshot = nextSnapshot(kept.snapshot, newVersion(kept.city.now()), surroundings, rows, changed)
}

/** For tests and for stopping: nothing stays in memory. */
export const clearShelf = (): void => shelf.clear()
