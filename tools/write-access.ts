/** Writes docs/access.md from the access matrix and the field catalogues; with `--check` it only tells whether it is fresh. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fieldCatalogue } from '../src/main/privacy/field-catalogues.ts'
import { whos } from '../tests/house/access/who.ts'
import { accessCases, ages, deciders } from '../tests/house/access-cases.ts'
import { accessMatrix } from '../tests/house/access-matrix.ts'

const target = new URL('../docs/access.md', import.meta.url)

const words = {
  anyone: 'Anyone, without an account.',
  account: 'Whoever is signed in, with what is theirs. Nobody else: 401.',
  person:
    'A person of the place in the address; the policy of the room asks the finer question. Without an account 401, with one that is nobody here 403.',
  office:
    'Stewards, coordinators and operators of that place, by a role that runs today, and an operator by a link from the command line. Others 401, or 403 when they are signed in.',
  audit:
    'Auditors and stewards of that place, by a role that runs today, and an operator by a link from the command line. Others 401, or 403 when they are signed in.',
  token: "The operator's machines, with a secret. Others 403.",
} as const

const doors = Object.entries(accessMatrix).sort(([a], [b]) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1))
const fields = fieldCatalogue

const text = [
  '# Who may do what',
  '',
  '_Written by `tools/write-access.ts` from `tests/house/access-matrix.ts` and the field catalogues of the rooms; do not edit it._',
  '',
  '## Doors',
  '',
  'Every address of the house stands here once, or the build fails (P31).',
  '',
  ...Object.entries(words).flatMap(([word, meaning]) => {
    const own = doors.filter(([, access]) => access === word)
    return [`### ${word}`, '', meaning, '', ...own.map(([door]) => `- \`${door}\``), '']
  }),
  '## Who sees what of a child',
  '',
  'Each cell is asked of the whole house on a real database (`tests/house/access-cases.test.ts`). `shown`; `without`: the page, but not this; otherwise the name of the rule that refuses.',
  '',
  ...accessCases.flatMap(({ resource, path, because, outcomes }) => [
    `### ${resource}`,
    '',
    `\`${path}\` · ${because}.`,
    '',
    ...whos.map(
      (who) => `- ${who}: ${['shown', 'without'].includes(outcomes[who]) ? outcomes[who] : `\`${outcomes[who]}\``}`,
    ),
    '',
  ]),
  '## Who has the word, by law, purpose and age',
  '',
  'G: the guardian. Y: the young person. An unknown age is the youngest.',
  '',
  `| law | purpose | ${ages.map((age) => age ?? 'unknown').join(' | ')} |`,
  `| --- | --- | ${ages.map(() => '---').join(' | ')} |`,
  ...deciders.map(({ law, purpose, by }) => `| ${law} | ${purpose} | ${by.join(' | ')} |`),
  '',
  '## What is kept about people',
  '',
  'Ids, moments and hashes aside, every field stands here, or the build fails (P16).',
  '',
  ...fields.flatMap(({ table, columns, purpose, basis, retention, viewers }) => [
    `- \`${table}\`: ${columns.map((column) => `\`${column}\``).join(', ')}`,
    `  - for: ${purpose}`,
    `  - basis: ${basis}`,
    `  - until: ${retention}`,
    `  - seen by: ${viewers}`,
  ]),
  '',
].join('\n')

const current = (() => {
  try {
    return readFileSync(target, 'utf8')
  } catch {
    return ''
  }
})()

if (current === text) {
  console.log('docs/access.md is fresh.')
} else if (process.argv.includes('--check')) {
  console.error('docs/access.md is not what the matrix says: run "node tools/write-access.ts".')
  process.exitCode = 1
} else {
  writeFileSync(target, text)
  console.log('docs/access.md written.')
}
