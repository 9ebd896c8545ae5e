import type { FieldEntry } from '#commons/people'
import type { RetentionRule } from '#platform/retention/words.ts'
import type { SubProcessor } from './sub-processors.ts'

/** What a deployment knows of itself. */
export interface DpiaFacts {
  readonly place: string
  readonly slug: string
  readonly origin: string
  readonly writtenOn: string
  readonly jurisdiction: string
  readonly consentAge: string
  readonly majority: string
  readonly purposes: readonly string[]
  readonly ways: readonly string[]
  readonly people: number
  readonly minors: number
  readonly contact: string
  readonly authority: string
  readonly fields: readonly FieldEntry[]
  readonly subProcessors: readonly SubProcessor[]
  readonly agreements: number
  readonly rules: readonly Pick<RetentionRule, 'name' | 'table' | 'after'>[]
}

const cell = (words: string): string => words.replaceAll('|', '\\|')

const tableOf = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

/**
 * Fills the template of docs/privacy/dpia.md; what only people know stays marked for them.
 * @throws when the template asks for something that is not known here: it would be printed as an empty promise
 */
export function fillDpia(template: string, facts: DpiaFacts): string {
  const does = { mail: 'carries mail', text: 'carries text messages', files: 'keeps files' } as const
  const values: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      (
        [
          'place',
          'slug',
          'origin',
          'writtenOn',
          'jurisdiction',
          'consentAge',
          'majority',
          'contact',
          'authority',
        ] as const
      ).map((name) => [name, facts[name]]),
    ),
    purposes: facts.purposes.join(', '),
    ways: facts.ways.join(', '),
    people: String(facts.people),
    minors: String(facts.minors),
    agreements: String(facts.agreements),
    register: tableOf(
      ['where', 'fields', 'for', 'basis', 'until', 'seen by'],
      facts.fields.map(({ table, columns, purpose, basis, retention, viewers }) => [
        `\`${table}\``,
        columns.join(', '),
        purpose,
        basis,
        retention,
        viewers,
      ]),
    ),
    subProcessors:
      facts.subProcessors.length === 0
        ? 'Nobody: mail, text messages and files stay on the machine of this site.'
        : facts.subProcessors.map((one) => `- ${one.host}: ${does[one.does]}`).join('\n'),
    retention: tableOf(
      ['rule', 'where', 'days'],
      facts.rules.map(({ name, table, after }) => [name, `\`${table}\``, String(after)]),
    ),
  }
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the template asks for ${name}, which no deployment knows`)
    return value
  })
}
