/** A roster of 31,000 rows by the real job, beside the same rows by plain inserts of 500 in a transaction. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { createEcosystem, ecosystemDraft } from '#commons/ecosystems'
import { defineRosterJobs, receiveRoster, startRoster } from '#commons/groups'
import {
  addOrganisation,
  draftAgreement,
  offerAgreement,
  organisationForm,
  signAgreement,
} from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { heldClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { City } from '#platform/database/city.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { openInstallation, type Installation } from '../src/main/installation.ts'
import { columnsOf } from './importing.ts'
import { pick, seeded } from './chance.ts'
import type { Row } from './rows.ts'

const today = '2026-09-02' as Day
const now = instant(Date.parse(`${today}T09:00:00Z`))
const children = 31_000
const schools = 40
const classSize = 25
const rowsAtOnce = 500
const mebibyte = 1024 * 1024
const office: Actor = { kind: 'system', because: 'a bench' }

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

/** Plainly nobody: birds, trees and one surname, with the letters of several alphabets. */
function rosterFile(): string {
  const random = seeded(1)
  const names = ['Otter', 'Lark', 'Wren', 'Ñandú', 'Möwe', 'بلبل', 'Дрозд', 'Řeka', 'Żuraw', '燕', 'Heron', 'Finch']
  const rows = Array.from({ length: children }, (_, number) => {
    const group = Math.floor(number / classSize)
    return [
      `N${String(number).padStart(6, '0')}`,
      `${pick(names, random)} ${pick(names, random)} Example`,
      `${2010 + Math.floor(random() * 8)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-15`,
      pick(['en', 'es', 'Arabic', 'Deutsch'], random),
      `Example School ${group % schools}`,
      String(1 + (group % 8)),
      `Class ${group}`,
      `${[1, 12, 144].map((place) => names[Math.floor(group / place) % 12]).join(' ')} Example`,
    ]
  })
  const columns = ['Student ID', 'Name', 'Date of birth', 'Home language', 'School', 'Grade', 'Class', 'Teacher']
  return [...writeCsv(columns, rows)].join('')
}

async function agree(partyId: Id, city: City): Promise<void> {
  const form = {
    giverId: partyId,
    receiverId: null,
    purpose: 'groups',
    fields: ['name', 'outside-id', 'birth', 'language', 'school', 'level', 'group', 'teacher'],
    fromOn: today,
    untilOn: '2027-07-31' as Day,
    text: 'What both sides agree about the lists of classes, word for word.',
    language: 'en',
  } as const
  const { agreementId } = must(await draftAgreement({ form: { ...form, fields: [...form.fields] } }, office, city))
  must(await offerAgreement(agreementId, office, city))
  const giver: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'coordinator', organisation: partyId }] }
  const receiver: Actor = { kind: 'person', person: city.newId(), roles: [{ role: 'steward', organisation: null }] }
  must(await signAgreement({ agreementId, side: 'giver', today }, giver, city))
  must(await signAgreement({ agreementId, side: 'receiver', today }, receiver, city))
}

/** Sends the file and applies it; tells the seconds of each job and the most memory this process had meanwhile. */
async function sendRoster(file: string, partyId: Id, city: City, house: Installation) {
  const fileKey = `rosters/${city.ecosystemId}/${city.newId()}`
  must(await house.files.put(fileKey, Buffer.from(file)))
  const sent = { partyId, fileKey, fromOn: today, untilOn: '2027-07-31' as Day, language: 'en', today }
  const { rosterId } = must(await receiveRoster(sent, office, city, house.files))
  let peak = 0
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
  const seconds = { try: 0, apply: 0 }
  const counts: Record<string, number> = {}
  for (const how of ['try', 'apply'] as const) {
    const began = performance.now()
    const { jobId } = must(await startRoster({ rosterId, how, today }, office, city, house))
    const { state, outcome, error } = await house.jobs.waitFor(jobId)
    if (state !== 'done') throw new Error(`the roster's job ended ${state}: ${error}`)
    seconds[how] = (performance.now() - began) / 1000
    Object.assign(counts, outcome)
  }
  clearInterval(sampler)
  return { seconds, counts, peak }
}

/** The rows the job wrote, into tables with the same indexes, by plain inserts of many rows, 500 in a transaction. */
async function plainInserts(house: Installation): Promise<{ seconds: number; rows: number }> {
  const client = await house.database.connect('bench')
  const tables = ['people_persons', 'people_user_names', 'groups_groups', 'groups_members', 'groups_adults']
  let [seconds, count] = [0, 0]
  try {
    for (const table of [...tables, 'groups_roster_identities']) {
      const columns = await columnsOf(client, table)
      const { rows } = await client.query({ text: `select ${columns} from ${table}`, rowMode: 'array' })
      await client.query(`create table bench_plain (like ${table} including all)`)
      const began = performance.now()
      for (let at = 0; at < rows.length; at += rowsAtOnce)
        await insertSome(client, columns, rows.slice(at, at + rowsAtOnce) as unknown[][])
      seconds += (performance.now() - began) / 1000
      count += rows.length
      await client.query('drop table bench_plain')
    }
  } finally {
    await client.end()
  }
  return { seconds, rows: count }
}

async function insertSome(client: Client, columns: string, rows: readonly unknown[][]): Promise<void> {
  let number = 0
  const values = rows.map((row) => `(${row.map(() => `$${(number += 1)}`).join(', ')})`).join(', ')
  await client.query('begin')
  // Instants come out as our own numbers and go in as PostgreSQL's text.
  const parameters = rows.flat().map((value) => (typeof value === 'number' && value > 1e11 ? new Date(value) : value))
  await client.query(`insert into bench_plain (${columns}) values ${values}`, parameters)
  await client.query('commit')
}

export async function measureRoster(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-bench-roster-'))
  const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
  const house = await openInstallation(config, { clock: heldClock(now) })
  try {
    defineRosterJobs(house)
    await house.jobs.work()
    const name = { sourceLanguage: 'en', texts: { en: 'Bench' } }
    const draft = ecosystemDraft.parse({ slug: 'bench', name, languages: ['en'] })
    const ecosystem = must(await createEcosystem(draft, office, house.database))
    const city = house.database.city(ecosystem.id, ecosystem.slug)
    const party = must(
      await addOrganisation(organisationForm.parse({ name: 'Example District', kind: 'authority' }), office, city),
    )
    await agree(party.id, city)
    const file = rosterFile()
    const before = process.memoryUsage().rss
    const first = await sendRoster(file, party.id, city, house)
    const plain = await plainInserts(house)
    const second = await sendRoster(file, party.id, city, house)
    const doubled = ['created', 'joined', 'left', 'changed', 'adults'].filter((count) => second.counts[count] !== 0)
    if (doubled.length > 0) throw new Error(`a second run was not nothing: ${JSON.stringify(second.counts)}`)
    process.stderr.write(`  roster: ${JSON.stringify(first.counts)}; a trial took ${first.seconds.try.toFixed(1)} s\n`)
    const { apply } = first.seconds
    return [
      {
        id: 'R',
        what: `roster of ${children} children by the job, against the same ${plain.rows} rows by plain inserts of 500 a transaction`,
        unit: 's',
        ours: apply,
        floor: plain.seconds,
        target: '≤ 60 s',
        met: apply <= 60,
      },
      {
        id: 'R',
        what: 'the same roster sent again: nothing doubled',
        unit: 's',
        ours: second.seconds.apply,
        floor: plain.seconds,
        target: '≤ 60 s',
        met: second.seconds.apply <= 60,
      },
      {
        id: 'R',
        what: 'memory of the whole process at its most during the roster, against before it',
        unit: 'MiB',
        ours: first.peak / mebibyte,
        floor: before / mebibyte,
        target: '≤ 1024 MiB',
        met: first.peak <= 1024 * mebibyte,
      },
    ]
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
