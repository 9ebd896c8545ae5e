import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 300_000)
afterAll(() => stage.close())

/** Forty invented offers as a spreadsheet gives them when its cells are copied. */
function fortyOffers(): string {
  const things = ['Escacs', 'Taller de ceràmica', 'Hort comunitari', 'Coral', 'Robòtica', 'Teatre', 'Bàsquet', 'Contes']
  const hosts = ['Ateneu de Dalt', 'Biblioteca del Vilar', 'Club de la Riera', 'Casal de Joves', 'Escola de Música']
  const rows = Array.from({ length: 40 }, (_, number) => {
    const day = 20 + (number % 10)
    const title = `${things[number % things.length]!} per a tothom, grup ${number + 1}`
    return [
      title,
      hosts[number % hosts.length]!,
      `${day}.11.2026`,
      `${9 + (number % 9)}:30`,
      'Plaça Major 1',
      '6-12',
    ].join('\t')
  })
  return [['Título', 'Organizador', 'Fecha', 'Hora', 'Lugar', 'Edad'].join('\t'), ...rows].join('\n')
}

test('a town without feed, server or polygons is made in the page, and its folded programme printed the same day', async () => {
  const page = await stage.operator()
  await page.goto('/office/new-place')
  await expectAccessible(page)
  await page.getByLabel('What is the place called?').fill('Castellbell i el Vilar')
  await page.getByLabel('In which language are its offers written?').selectOption('ca')
  await page.getByLabel('Time zone').selectOption('Europe/Madrid')
  await page.getByRole('button', { name: 'Make the place' }).click()
  await page.waitForURL('**/castellbell-i-el-vilar/office/feeds/new')
  await expectAccessible(page)

  await page.getByLabel('Name', { exact: true }).fill('Programa de tardor')
  await page.getByLabel('A table, pasted').fill(fortyOffers())
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect.poll(async () => page.locator('body').textContent(), { timeout: 20_000 }).toContain('grup 1')
  await page.getByRole('button', { name: 'Save and import' }).click()
  const catalogue = async () => {
    await page.goto('/castellbell-i-el-vilar/opportunities')
    return page.locator('body').textContent()
  }
  await expect.poll(catalogue, { timeout: 30_000, interval: 1000 }).toContain('Escacs per a tothom')

  const visitor = await stage.visitor()
  await visitor.goto('/castellbell-i-el-vilar/')
  await expectAccessible(visitor)
  await expectFits(visitor)
  expect(await visitor.getByRole('heading', { level: 1 }).textContent()).toBe('Castellbell i el Vilar')
  await visitor.goto('/castellbell-i-el-vilar/observatory')
  await expectAccessible(visitor)
  await expectFits(visitor)
  expect(await visitor.locator('main').textContent()).toContain('No outlines of areas')

  const sheet = await visitor.request.get('/castellbell-i-el-vilar/programme.pdf', { timeout: 60_000 })
  expect(sheet.status()).toBe(200)
  expect(sheet.headers()['content-type']).toBe('application/pdf')
  const bytes = await sheet.body()
  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-')
  expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2)
}, 240_000)

test('somebody tells the city what is missing; the office hears it; another joins', async () => {
  const asker = await stage.visitor()
  await asker.goto('/chicago/wants/new')
  await expectAccessible(asker)
  await expectFits(asker)
  await asker.getByLabel('What would you like to do or learn?').last().fill('Beekeeping on a roof')
  await asker.getByRole('button', { name: 'Tell the city' }).click()
  await asker.waitForURL('**/chicago/wants')
  expect(await asker.locator('main').textContent()).not.toContain('Beekeeping')
  const office = await stage.operator()
  await office.goto('/chicago/office/wants')
  await expectAccessible(office)
  const want = office.locator('li.want').filter({ hasText: 'Beekeeping on a roof' })
  await want.getByRole('button', { name: 'Save the answer' }).click()
  const other = await stage.visitor()
  await other.goto('/chicago/wants')
  await expectAccessible(other)
  const shown = other.locator('li.want').filter({ hasText: 'Beekeeping on a roof' })
  expect(await shown.textContent()).toContain('Asked for by a few')
  await shown.getByRole('button', { name: 'I want this too' }).click()
  expect(await other.locator('body').textContent()).toContain('You are counted')
}, 120_000)

test('the front door, at a glance, organisations and the observatory are whole on a phone, from the left and from the right', async () => {
  for (const language of ['en', 'ar']) {
    const page = await stage.visitor()
    for (const path of [
      '/',
      '/chicago/',
      '/chicago/at-a-glance',
      '/chicago/organisations',
      '/chicago/observatory',
      '/madrid/observatory',
      '/coerde/',
    ]) {
      await page.goto(`${path}?lang=${language}`)
      await expectAccessible(page)
      await expectFits(page)
    }
  }
}, 240_000)
