import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawPlaces } from '#laws/fair-draw/draw-places.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '../../participation/test-occasion.ts'
import { closeDraw } from '../commands/close-draw.ts'
import { saySeed } from '../commands/say-seed.ts'
import { fileOf } from '../rules/file-of.ts'
import { holdDraw } from '../store/draws.ts'
import { museumWithDraws, type MuseumWithDraws } from '../test-draw.ts'
import { drawJob } from '../words.ts'

let it: MuseumWithDraws
beforeAll(async () => {
  it = await museumWithDraws()
})
afterAll(async () => {
  await it.jobs.close()
  await it.city.close()
})

const at = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href)

/** A worker in a process of its own, as it runs in a house. */
const worker = (): ReturnType<typeof spawn> => {
  const code = `
    import { systemClock } from ${at('../../../platform/clock.ts')}
    import { databaseAt } from ${at('../../../platform/database/database.ts')}
    import { openJobs } from ${at('../../../platform/jobs/jobs.ts')}
    import { defineDrawJobs } from ${at('draw.ts')}
    const jobs = openJobs(databaseAt(${JSON.stringify(it.city.database.reach)}, systemClock), systemClock, console)
    defineDrawJobs(jobs, () => [])
    await jobs.work()`
  return spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'inherit', 'inherit'] })
}

test(
  'a draw whose worker is killed while it writes is drawn by another, and comes to the same',
  { timeout: 90_000 },
  async () => {
    it.at('2026-06-17T08:00:00Z')
    const { id, items } = await it.draw([2, 1, 1], { 'first-time': 1 })
    for (let count = 0; count < 9; count += 1) {
      const mother = await it.adult()
      await it.wishes(id, await it.child([mother]), mother, [items[count % 3]!.id, items[(count + 1) % 3]!.id])
    }
    it.at('2026-06-18T22:05:00Z')
    must(await closeDraw(id, it.city))
    it.at('2026-06-19T17:00:00Z')
    must(await saySeed({ drawId: id, value: '3 1 4' }, it.host, it.city, it.jobs))
    must(await saySeed({ drawId: id, value: '3 1 4' }, it.auditor, it.city, it.jobs))
    const [job] = await it.jobs.list({ name: drawJob })

    // Held here, so that the first worker stands before its last step when it dies.
    const gate = Promise.withResolvers<void>()
    const holding = Promise.withResolvers<void>()
    const held = it.city.transaction(async (tx) => {
      await holdDraw(tx, id)
      holding.resolve()
      await gate.promise
    })
    await holding.promise
    const first = worker()
    await expect.poll(async () => (await it.jobs.find(job!.id))?.step, { timeout: 30_000 }).toBe('draws.step-keeping')
    first.kill('SIGKILL')
    await once(first, 'exit')
    gate.resolve()
    await held
    expect((await it.rows(id)).every(({ placedFirst }) => placedFirst === null)).toBe(true)

    await it.jobs.work()
    const ended = await it.jobs.waitFor(job!.id)
    expect(ended).toMatchObject({ state: 'done', attempts: 2, outcome: { placed: 4, of: 9 } })
    const rows = await it.rows(id)
    const places = must(drawPlaces(fileOf(items, rows), '3 1 4')).places
    const nameOf = new Map<Id, string>(items.map((item) => [item.id, item.name]))
    const placed = rows.flatMap(({ frozen, placedFirst }) =>
      placedFirst === null ? [] : [`${frozen!.pseudonym} ${nameOf.get(placedFirst)}`],
    )
    expect(placed.toSorted()).toEqual(places.map(({ learner, opportunity }) => `${learner} ${opportunity}`).toSorted())
  },
)
