import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { flattenFields } from '#standards/reading/fields.ts'
import { collect } from '#standards/reading/collect.ts'
import type { Reader } from '../../words.ts'
import { readFeed } from '../reading/read-feed.ts'
import { proposeMapping } from './propose-mapping.ts'

async function propose(file: string, reader: Reader, language: string) {
  const { rows } = await collect(readFeed(readFileSync(file), { reader }), 400)
  const columns = [...new Set(rows.flatMap((row) => Object.keys(flattenFields(row.fields))))]
  return proposeMapping({ columns, rows: rows.map((row) => row.fields) }, reader, language)
}

test('an English table with points as text', async () => {
  const { fields, nothing } = await propose('demo/feeds/chicago/mcmf-programs-2024.csv.gz', { form: 'csv' }, 'en')
  expect(fields).toMatchObject({
    originalId: 'program_id',
    title: 'program_name',
    description: 'description',
    host: 'org_name',
    ageMin: { take: 'number', of: 'min_age' },
    ageMax: { take: 'number', of: 'max_age' },
    startOn: { take: 'day', of: 'start_date', formats: ['YYYY-MM-DD'] },
    endOn: { take: 'day', of: 'end_date' },
    price: { take: 'price-text', of: 'program_price' },
    point: { take: 'point-text', of: 'location', order: 'lon-lat' },
    area: 'community_name',
    online: { take: 'is', of: 'meeting_type' },
  })
  expect(nothing.length).toBeLessThanOrEqual(1)
})

test('a Spanish table with its latitude and longitude', async () => {
  const { fields } = await propose('demo/feeds/madrid/agenda-2025.csv.gz', { form: 'csv' }, 'es')
  expect(fields).toMatchObject({
    originalId: 'ID-EVENTO',
    title: 'TITULO',
    description: 'DESCRIPCION',
    startOn: { take: 'day', of: 'FECHA' },
    startTime: { take: 'time', of: 'HORA' },
    endOn: { take: 'day', of: 'FECHA-FIN' },
    host: 'NOMBRE-INSTALACION',
    point: { take: 'point', lat: 'LATITUD', lon: 'LONGITUD' },
  })
})

test('nested rows of a German feed', async () => {
  const { fields } = await propose('demo/feeds/coerde/events-2026.json.gz', { form: 'json' }, 'de')
  expect(fields).toMatchObject({
    originalId: 'event_id',
    title: 'title',
    host: 'organizer',
    venueName: 'location_name',
    startOn: { take: 'day', of: 'start_date' },
    endTime: { take: 'time', of: 'end_time' },
  })
})

test('a table pasted from a spreadsheet, in German words and day order', () => {
  const rows = [
    {
      Titel: 'Backen',
      Veranstalter: 'Turnverein',
      Datum: '24.12.2026',
      Uhrzeit: '17.30',
      Ort: 'Halle',
      Preis: '3 Euro',
    },
    { Titel: 'Lesen', Veranstalter: 'Bücherei', Datum: '3.1.2027', Uhrzeit: '9.00', Ort: 'Saal', Preis: 'frei' },
  ]
  const { fields } = proposeMapping({ columns: Object.keys(rows[0]!), rows }, { form: 'csv' }, 'de')
  expect(fields).toMatchObject({
    title: 'Titel',
    host: 'Veranstalter',
    startOn: { take: 'day', of: 'Datum', formats: ['D.M.YYYY'] },
    startTime: { take: 'time', of: 'Uhrzeit' },
    venueName: 'Ort',
    price: { take: 'price-text', of: 'Preis' },
  })
})

test('of days that could be read either way, a month above twelve decides', () => {
  const rows = [
    { title: 'A', organizer: 'B', date: '6/24/2026' },
    { title: 'C', organizer: 'B', date: '7/4/2026' },
  ]
  const { fields } = proposeMapping({ columns: ['title', 'organizer', 'date'], rows }, { form: 'csv' }, 'en')
  expect(fields.startOn).toEqual({ take: 'day', of: 'date', formats: ['M/D/YYYY'] })
})
