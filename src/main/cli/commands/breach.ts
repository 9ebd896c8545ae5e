import type { Ecosystem } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { listAffected } from '../../privacy/breach/list-affected.ts'
import { readBreach } from '../../privacy/breach/read-breach.ts'
import { loadBreaches } from '../../privacy/breach/store.ts'
import { breachForm, clockOf, isClosed, typedMoment } from '../../privacy/breach/words.ts'
import { fieldCatalogue } from '../../privacy/field-catalogues.ts'
import { CommandMistake, type Command } from '../command.ts'

const mistakes: Readonly<Record<string, string>> = {
  'privacy.breach-moment-wrong': 'is a day and a time by the clock of the place, as 2026-11-22T10:00',
  'privacy.breach-ends-before': 'can not be before --from',
  'privacy.breach-names-nothing': 'names at least one field of the register; "breach fields" lists them',
  'privacy.breach-field-unknown': 'names a field that the register does not know; "breach fields" lists all',
  'privacy.breach-look-unknown': 'is the number of a row in the chain of looks, and there is none such',
}
const optionOf: Readonly<Record<string, string>> = { fromAt: 'from', untilAt: 'until' }

export const command: Command = {
  about: 'Tell what got out of a place, and list whom it concerns (CSV).',
  usage: `{hedgerow} breach <ecosystem>
{hedgerow} breach <ecosystem> <id> > affected.csv
{hedgerow} breach <ecosystem> --from 2026-11-20T00:00 --until 2026-11-22T10:00
    [--fields people_persons.birth_year,people_ways] [--look <row>] > affected.csv
{hedgerow} breach fields

Without more it lists what is written down at /<ecosystem>/office/breaches, with the 72 hours. With an id, or with a
time and what got out (tables or fields of the register; a row of the chain of looks for whoever looked without need),
it writes who was affected. The list is a look: it stands in the chain, and everybody on it finds it.`,
  options: {
    from: { type: 'string' },
    until: { type: 'string' },
    fields: { type: 'string' },
    look: { type: 'string' },
  },
  run: async ({ words: [slug, id], options }, house) => {
    if (slug === undefined) throw new CommandMistake('Name the place: breach <ecosystem>. Ask with --help.')
    if (slug === 'fields') return tellFields(house.tell)
    const { directory, database } = await house.open()
    const ecosystem = directory.bySlug(slug)
    if (!ecosystem) throw new CommandMistake(`There is no ecosystem "${slug}".`)
    const city = database.city(ecosystem.id, ecosystem.slug)
    // Whoever has the command line is an operator; each run is a sitting of its own.
    const by: Actor = { kind: 'operator', session: database.newId() }
    if (id !== undefined) {
      const breach = (await city.reading(loadBreaches)).find((one) => one.id === id)
      if (!breach) throw new CommandMistake(`No breach ${id} is written down in "${slug}".`)
      return house.tell((await listAffected(breach, by, city)).trimEnd())
    }
    if (Object.keys(options).length === 0) return tellWritten(ecosystem, city, house.tell)
    house.tell((await listAffected(await askedFor(options, ecosystem, city), by, city)).trimEnd())
  },
}

function tellFields(tell: (line: string) => void): void {
  for (const { table, columns, purpose } of fieldCatalogue) {
    tell(`${table}  ${purpose}`)
    for (const column of columns) tell(`  ${table}.${column}`)
  }
}

async function tellWritten({ timeZone }: Ecosystem, city: City, tell: (line: string) => void): Promise<void> {
  const breaches = await city.reading(loadBreaches)
  if (breaches.length === 0) tell('Nothing is known to have got out.')
  for (const one of breaches) {
    const left = clockOf(one, city.now())
    const clock =
      left !== null ? `${Math.floor(left / 3_600_000)} hours left` : isClosed(one) ? 'closed' : 'the authority was told'
    tell(`${one.id}  ${typedMoment(one.knownAt, timeZone)}  ${clock}  ${one.summary}`)
  }
}

/** The office's own form, asked by options. */
async function askedFor(
  options: Readonly<Record<string, string | boolean | undefined>>,
  { timeZone }: Ecosystem,
  city: City,
) {
  const text = (option: string): string => (typeof options[option] === 'string' ? options[option] : '')
  const form = breachForm.safeParse({
    knownAt: typedMoment(city.now(), timeZone),
    fromAt: text('from'),
    untilAt: text('until'),
    fields: text('fields'),
    look: text('look'),
    summary: 'asked at the command line',
  })
  if (!form.success) throw new CommandMistake('That is too long. Ask with --help.')
  const { breach, wrong } = await readBreach(form.data, timeZone, city)
  if (wrong.length > 0) {
    throw new CommandMistake(
      wrong.map(({ name, because }) => `--${optionOf[name] ?? name} ${mistakes[because] ?? because}.`).join('\n'),
    )
  }
  return breach
}
