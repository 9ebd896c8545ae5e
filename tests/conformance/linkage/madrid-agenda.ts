import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Day, WallTime } from '#kernel/instant.ts'
import type { LinkRecord } from '#laws/record-linkage/record.ts'

interface MadridEvent {
  readonly id: string
  readonly title: string
  readonly dtstart: string
  readonly time?: string
  readonly link?: string
  readonly 'event-location'?: string
  readonly organization?: { readonly 'organization-name'?: string }
  readonly location?: { readonly latitude: number; readonly longitude: number }
}

/** Madrid's 1,001 events as linkage sees them; the file has raw line breaks inside strings. */
export function madridAgenda(): LinkRecord[] {
  const file = new URL('../../../demo/feeds/madrid/agenda-2025.json.gz', import.meta.url)
  const text = gunzipSync(readFileSync(file))
    .toString('utf8')
    .replace(/[\t\r\n]+/g, ' ')
  const events = (JSON.parse(text) as { '@graph': MadridEvent[] })['@graph']
  return events.map((event) => ({
    source: 'madrid-agenda',
    originalId: event.id,
    title: event.title,
    venue: event['event-location'] || null,
    host: event.organization?.['organization-name'] || null,
    point: event.location ? { lat: event.location.latitude, lon: event.location.longitude } : null,
    startOn: event.dtstart.slice(0, 10) as Day,
    startTime: event.time ? (event.time.padStart(5, '0') as WallTime) : null,
    link: event.link || null,
  }))
}
