import ICAL from 'ical.js'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** An entry as another program reads it: a day, or a wall time with its zone. */
export interface Entry {
  readonly title: string
  readonly start: string
  readonly allDay: boolean
  readonly zone: string | null
}

/** Reads a calendar with a library that is not ours. */
export function entriesOf(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const { summary, startDate } = new ICAL.Event(part)
    const zone = part.getFirstProperty('dtstart')?.getFirstParameter('tzid')
    return { title: summary, start: startDate.toString(), allDay: startDate.isDate, zone: zone ?? null }
  })
}

/** Asks an address as a calendar program does, and sees that it is told it gets a calendar. */
export async function fetchCalendar(page: Page, href: string): Promise<Entry[]> {
  const answer = await page.request.get(href)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  return entriesOf(await answer.text())
}
