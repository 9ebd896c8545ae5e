import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { comeInAs } from './stage/as-invented.ts'
import { expectAccessible, expectFits, openStage, type Stage } from './stage/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const looksGood = async (page: Page): Promise<void> => {
  await expectAccessible(page)
  await expectFits(page)
}

test('a teacher in a far school books her class, the plan gives it a date, and she reads it in her inbox', async () => {
  const teacher = await stage.visitor()
  await comeInAs(teacher, 'Teasel Example', /Chicago/)
  await teacher.goto('/chicago/me/groups')
  await teacher.getByRole('link', { name: '3b' }).click()
  await teacher.getByRole('link', { name: 'Visits of the class' }).click()
  await teacher.getByText('This class has not asked for a visit yet.').waitFor()
  await looksGood(teacher)
  await teacher.getByRole('checkbox', { name: /Behind the glass cases/ }).check()
  const possible = teacher.getByRole('group', { name: 'On which days could you come?' }).getByRole('checkbox')
  for (let day = 0; day < (await possible.count()); day += 1) await possible.nth(day).check()
  await teacher.getByRole('button', { name: 'Ask for these visits' }).click()
  await teacher.getByText('waits for an answer').waitFor()
  await looksGood(teacher)

  const office = await stage.visitor()
  await comeInAs(office, 'Juniper Example', /Chicago/)
  await office.goto('/chicago/me/schools')
  await office.getByRole('heading', { name: /without a visit this year/ }).waitFor()
  await looksGood(office)
  await office.getByRole('link', { name: 'Plans for class visits' }).click()
  await looksGood(office)
  await office.getByRole('button', { name: 'Make a plan' }).click()
  // The page loads itself anew until the plan is there.
  await office.getByRole('button', { name: 'Give these dates' }).waitFor()
  await expect.poll(() => office.getByText('2 visits given').count()).toBe(1)
  await looksGood(office)
  await office.getByRole('button', { name: 'Give these dates' }).click()
  await office.getByText('These dates are given, and the teachers are told.').waitFor()
  await looksGood(office)

  await teacher.reload()
  await teacher.getByText('has a date').waitFor()
  await looksGood(teacher)
  const [file] = await Promise.all([
    teacher.waitForEvent('download'),
    teacher.getByRole('link', { name: 'Put it into your calendar' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('visit.ics')
  await expect
    .poll(
      async () => {
        await teacher.goto('/chicago/me/inbox')
        return teacher.getByText(/3b .* has a date: Behind the glass cases/).count()
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0)
})

test('a teacher blocks days of her school on one page, reads them there, and allows visits again', async () => {
  const teacher = await stage.visitor()
  await comeInAs(teacher, 'Teasel Example', /Chicago/)
  await teacher.goto('/chicago/me/groups')
  await teacher.getByRole('link', { name: '3b' }).click()
  await teacher.getByRole('link', { name: 'Visits of the class' }).click()
  await teacher.getByRole('link', { name: 'Days without visits' }).click()
  await teacher.getByRole('heading', { name: 'Block more days' }).waitFor()
  await looksGood(teacher)
  const allowed = teacher.getByRole('button', { name: /^Allow visits again/ })
  const before = await allowed.count()
  await teacher.getByLabel('First day').fill('2031-03-03')
  await teacher.getByLabel('Last day').fill('2031-03-07')
  await teacher.getByRole('button', { name: 'Block these days' }).click()
  await teacher.getByText('These days are blocked.').waitFor()
  await expect.poll(() => allowed.count(), { timeout: 15_000 }).toBe(before + 1)
  await looksGood(teacher)
  await allowed.last().click()
  await teacher.getByText('Visits may be on these days again.').waitFor()
  await expect.poll(() => allowed.count(), { timeout: 15_000 }).toBe(before)
})
