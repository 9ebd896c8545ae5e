import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { areasOfEcosystem, editEcosystem, indicatorsOfEcosystem } from '#commons/ecosystems'
import { answerConsents, familiesSettings, vouchForGuardian } from '#commons/families'
import { organisationsOfEcosystem } from '#commons/organisations'
import { enrolPerson } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn, instant, type Day, type WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { wish } from '../../src/learning/draws/commands/wish.ts'
import { receiptFile } from '../../src/learning/draws/queries/files.ts'
import { loadItems } from '../../src/learning/draws/store/draws.ts'
import { loadRows } from '../../src/learning/draws/store/rows.ts'
import { wishForm } from '../../src/learning/draws/words.ts'
import { command as checkDrawFile } from '../../src/main/cli/commands/check-draw.ts'
import { command as checkReceiptFile } from '../../src/main/cli/commands/check-receipt.ts'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

const house: Actor = { kind: 'system', because: 'a journey' }
const workshops = 30
const hours = 3_600_000
let stage: Stage
let city: City
let today: Day
let folder: string
let hardAreas: { readonly id: Id; readonly name: string }[]
let easyArea: Id

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(`${result.refusal} ${JSON.stringify(result.facts ?? {})}`)
  return result.value
}
const himself = (person: Id): Actor => ({ kind: 'person', person, roles: [] })
const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

beforeAll(async () => {
  stage = await openStage()
  folder = mkdtempSync(join(tmpdir(), 'draw-'))
  const chicago = stage.house.directory.bySlug('chicago')!
  city = stage.house.database.city(chicago.id, chicago.slug)
  today = dayIn(chicago.timeZone, city.now())
  await declareHardestOff()
  const museum = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))!
  for (let number = 1; number <= workshops; number += 1) {
    const on = addDays(today, 20 + number)
    const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
    const when = { form: 'dated', startOn: on, startTime, endOn: on, endTime } as const
    const draft = sampleDraft(`drawn-${number}`, {
      hostName: museum.name,
      title: localText('en', `Drawn robots ${number}`),
      ages: { min: 6, max: null },
      sessions: [sampleSession(`drawn-${number}`, { when, timeZone: chicago.timeZone })],
    })
    const { id: opportunityId } = must(await writeOpportunity({ id: null, draft }, house, city))
    const [session] = await city.reading((tx) =>
      tx.selectFrom('catalogue_sessions').select('id').where('opportunity_id', '=', opportunityId).execute(),
    )
    const form = { sessionId: session!.id, days: [on], seats: 2, minimum: null }
    must(await openSignUp({ opportunityId, form }, house, city))
  }
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await stage.close()
})

/** The ten areas where life is hardest by the place's own measure, as its setting. */
async function declareHardestOff(): Promise<void> {
  const areas = new Map((await areasOfEcosystem(city)).map(({ id, name }) => [id, name]))
  const hardship = (await indicatorsOfEcosystem(city)).filter(({ measure }) => measure === 'hardship')
  const ordered = hardship.toSorted((one, other) => other.value - one.value)
  hardAreas = ordered.slice(0, 10).map(({ areaId }) => ({ id: areaId, name: areas.get(areaId)! }))
  easyArea = ordered.at(-1)!.areaId
  const chicago = stage.house.directory.bySlug('chicago')!
  const draws = { groups: [{ id: 'hardest-off', by: 'area', areas: hardAreas.map(({ name }) => name) }] }
  must(await editEcosystem({ settings: { ...chicago.settings, draws } }, house, city))
  await stage.house.directory.refresh()
}

/** A child with a mother who said yes; and where they live. */
async function applicant(drawId: Id, areaId: Id, wishes: readonly Id[]): Promise<{ rowId: Id; mother: Actor }> {
  const place = { settings: familiesSettings.parse({}), timeZone: 'UTC' }
  const born = { displayName: 'Lark Example', birth: { year: 1985, month: 1 } }
  const guardianId = must(await enrolPerson(born, house, city)).personId
  const child = { displayName: 'Lark 1', birth: { year: 2014, month: 3 } }
  const childId = must(await enrolPerson(child, house, city)).personId
  must(
    await vouchForGuardian(
      { childId, guardianId, relation: 'mother', vouchingOrganisationId: null },
      house,
      city,
      place,
    ),
  )
  const mother = himself(guardianId)
  const said = { childId, speakerId: guardianId, language: 'en', channel: 'screen' } as const
  must(await answerConsents({ ...said, answers: { 'taking-part': 'given' } }, mother, city, place))
  const form = wishForm.parse({ personId: childId, wishes, areaId })
  return { rowId: must(await wish({ drawId, form }, mother, city)).rowId, mother }
}

// Sixty families and a dozen looks take their time on a machine that does much else.
const patience = { timeout: 600_000 }

test(
  'thirty robotics workshops are drawn at once; children of the ten hardest-off areas come by guarantee, and each family reads and recomputes why',
  patience,
  async () => {
    const host = await stage.visitor()
    await comeInAs(host, 'Robin Example', /Chicago/)
    await host.goto('/chicago/host/draws/new')
    await looksGood(host)
    for (const box of await host.getByRole('checkbox', { name: /^Drawn robots/ }).all()) await box.check()
    await host.locator('input[name="title"]').fill('Robots for everybody')
    await host.locator('input[name="opensOn"]').fill(today)
    await host.locator('input[name="closesOn"]').fill(addDays(today, 1))
    await host.locator('input[name="guarantee-hardest-off"]').fill('1')
    await host.locator('input[name="source"]').fill('The invented state lottery, evening draw')
    await host.locator('input[name="sourceOn"]').fill(addDays(today, 2))
    await host.getByRole('button', { name: 'Prepare this draw' }).click()
    await host.waitForURL(/host\/draws\/[0-9a-f-]+$/)
    await looksGood(host)
    await host.getByRole('button', { name: 'Announce it to everybody' }).click()
    await host.getByText('Open for wishes').waitFor()
    const drawId = new URL(host.url()).pathname.split('/').at(-1) as Id
    const items = await city.reading((tx) => loadItems(tx, drawId))
    expect(items).toHaveLength(workshops)

    // A mother ranks in a browser without any script, and changes her mind.
    const mother = await stage.visitor({ javaScriptEnabled: false })
    await comeInAs(mother, 'Hazel Example', /Chicago/)
    await mother.goto(`/chicago/opportunities/${items[0]!.opportunityId}/take-part`)
    await mother.getByRole('link', { name: 'See the draw' }).click()
    await mother.getByRole('link', { name: 'Say what we wish for' }).click()
    const finch = mother.locator('section', { has: mother.getByRole('heading', { name: 'Finch 7' }) })
    await finch.getByRole('link', { name: 'Say what we wish for' }).click()
    const rank = (at: number) => mother.locator(`input[name="rank-${items[at]!.id}"]`)
    await rank(0).fill('1')
    await rank(29).fill('1')
    await mother.getByRole('button', { name: 'Keep these wishes' }).click()
    await mother.getByText('Two wishes have the same number').waitFor()
    await rank(29).fill('2')
    await mother.getByRole('button', { name: 'Keep these wishes' }).click()
    await mother.getByText('These wishes are kept').waitFor()
    await finch.getByRole('link', { name: 'Change the wishes' }).click()
    await expect.poll(() => rank(29).inputValue()).toBe('2')

    const others: { readonly rowId: Id; readonly mother: Actor; readonly hard: boolean }[] = []
    for (let number = 0; number < 54; number += 1) {
      const hard = number % 3 === 0
      // The first ten days are wanted most; the last one is the wish of nobody but one.
      const wishes = [number % 10, (number + 1) % 10, 10 + (hard ? number / 3 : number % 18)].map((at) => items[at]!.id)
      const areaId = hard ? hardAreas[number % 10]!.id : easyArea
      others.push({ ...(await applicant(drawId, areaId, wishes)), hard })
    }
    for (const name of ['Aspen', 'Rowan', 'Alder']) {
      const grown = await stage.visitor()
      await comeInAs(grown, `${name} Example`, /Chicago/)
      await grown.goto(`/chicago/me/draws/${drawId}`)
      await grown.getByRole('link', { name: 'Say what we wish for' }).click()
      if (name === 'Aspen') await looksGood(grown)
      await grown.locator(`input[name="rank-${items[0]!.id}"]`).fill('1')
      await grown.getByRole('button', { name: 'Keep these wishes' }).click()
      await grown.getByText('These wishes are kept').waitFor()
      if (name === 'Aspen') await looksGood(grown)
      await grown.context().storageState({ path: join(folder, `${name}.json`) })
      await grown.context().close()
    }

    stage.clock.hold(instant(Date.parse(`${addDays(today, 2)}T15:00:00Z`)))
    await host.reload()
    await host.getByRole('button', { name: 'Freeze all wishes now' }).click()
    await expect
      .poll(
        async () => {
          await host.reload()
          return host.getByText('Closed: all wishes are frozen').count()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
    await mother.goto(`/chicago/draws/${drawId}`)
    await mother.getByText('58 rows of wishes').waitFor()

    stage.clock.hold(instant(stage.clock.now() + 12 * hours))
    await host.reload()
    await host.locator('input[name="value"]').fill('04 17 22 35 41')
    await host.getByRole('button', { name: 'This is what I read' }).click()
    await host.getByText('You have typed the number').waitFor()
    const steward = await stage.visitor()
    await comeInAs(steward, 'Juniper Example', /Chicago/)
    await steward.goto(`/chicago/host/draws/${drawId}`)
    await steward.locator('input[name="value"]').fill('04 17 22 35 41')
    await looksGood(steward)
    await steward.getByRole('button', { name: 'I read it too, draw now' }).click()
    await expect
      .poll(
        async () => {
          await host.reload()
          return host.getByRole('button', { name: 'Publish and give the places' }).count()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
    await host.getByText('guarantee').first().waitFor()
    await looksGood(host)
    await host.getByRole('button', { name: 'Publish and give the places' }).click()
    await host.getByText('Places are given and everybody was told').waitFor()

    await mother.goto(`/chicago/draws/${drawId}`)
    await mother.getByText('04 17 22 35 41').waitFor()
    await expectFits(mother)
    await steward.goto(`/chicago/draws/${drawId}`)
    await looksGood(steward)

    // Whoever comes from there sits wherever anybody sits who was drawn later: the seat is theirs first.
    const rows = new Map((await city.reading((tx) => loadRows(tx, drawId))).map((row) => [row.id, row]))
    const hardIn = others.filter(({ rowId, hard }) => hard && rows.get(rowId)!.placedFirst !== null)
    expect(hardIn).toHaveLength(18)
    for (const at of Array.from({ length: 10 }, (_, index) => index)) {
      const seated = others.filter(({ rowId }) => rows.get(rowId)!.placedFirst === items[at]!.id)
      expect(seated.filter(({ hard }) => hard).length).toBeGreaterThanOrEqual(1)
    }

    // Each applicant, by the file of her own.
    const lines: string[] = []
    const ask = {
      config: stage.house.config,
      tell: (line: string) => void lines.push(line),
      open: () => Promise.reject(),
    }
    const path = join(folder, 'file.json')
    const nameOf = new Map(items.map(({ id, name }) => [id, name]))
    for (const { rowId, mother: hers } of others) {
      writeFileSync(path, JSON.stringify(must(await receiptFile(rowId, hers, city))))
      lines.length = 0
      await checkReceiptFile.run({ words: [path], options: {} }, ask)
      const { placedFirst } = rows.get(rowId)!
      const place = placedFirst === null ? 'Result: no place.' : `Result: a place at ${nameOf.get(placedFirst)}.`
      expect(lines.at(-1)).toBe(place)
    }

    // Finch is placed: at the dearer day, or at the last, for which nobody else wished.
    await mother.goto(`/chicago/me/draws/${drawId}`)
    await finch.getByText('Has a place').waitFor()
    await finch.getByText('Just now this page found your row').waitFor()
    await expectFits(mother)
    const published = await mother.request.get(`/chicago/draws/${drawId}/result.json`)
    const receipt = await mother.request.get(
      (await finch.getByRole('link', { name: 'Your receipt' }).getAttribute('href'))!,
    )
    writeFileSync(path, await receipt.body())
    writeFileSync(join(folder, 'result.json'), await published.body())
    await checkReceiptFile.run({ words: [path, join(folder, 'result.json')], options: {} }, ask)
    expect(lines.join('\n')).toContain('The receipt tells of the same draw as the published file.')
    await mother.goto('/chicago/me/taking-part')
    await mother.getByText('Drawn robots').first().waitFor()

    // Three wished for nothing but a day of two seats: one of them at least has none, and reads why.
    let without = 0
    for (const name of ['Aspen', 'Rowan', 'Alder']) {
      const grown = await stage.visitor({ storageState: join(folder, `${name}.json`) })
      await grown.goto(`/chicago/me/draws/${drawId}`)
      await grown.getByText('Just now this page found your row').waitFor()
      if ((await grown.getByText('No place this time').count()) > 0) {
        without += 1
        await grown.getByText('others were drawn earlier').waitFor()
        if (without === 1) await looksGood(grown)
      }
      await grown.context().close()
    }
    expect(without).toBeGreaterThanOrEqual(1)

    // Nobody at the door reads by which right somebody came.
    const his = [...rows.values()].find(({ wishes }) => wishes.includes(items[29]!.id))!.placedFirst
    await host.goto(`/chicago/host/offers/${items.find(({ id }) => id === his)!.opportunityId}/places`)
    await host.getByRole('heading', { name: /Drawn robots/ }).waitFor()
    expect(await host.content()).not.toMatch(/guarantee|hardest/i)

    // Auditors draw the real file again, everybody else a twin of it.
    for (const [who, file] of [
      [steward, 'file.json'],
      [mother, 'twin.json'],
    ] as const) {
      const answer = await who.request.get(`/chicago/draws/${drawId}/${file}`)
      expect(answer.status()).toBe(200)
      writeFileSync(path, await answer.body())
      lines.length = 0
      await checkDrawFile.run({ words: [path], options: {} }, ask)
      expect(lines.join('\n')).toContain('faults 0, wasted seats 0, wasted guarantees 0')
      if (who === steward) expect(lines.join('\n')).toContain('The published lines follow from it.')
    }
    expect((await mother.request.get(`/chicago/draws/${drawId}/file.json`)).status()).toBe(403)
  },
)
