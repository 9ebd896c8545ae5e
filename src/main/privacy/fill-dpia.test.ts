import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fieldCatalogue } from './field-catalogues.ts'
import { fillDpia, type DpiaFacts } from './fill-dpia.ts'
import { subProcessors } from './sub-processors.ts'

const template = readFileSync('docs/privacy/dpia.md', 'utf8')
const facts: DpiaFacts = {
  place: 'Moss Valley',
  slug: 'moss-valley',
  origin: 'https://learn.example',
  writtenOn: '2026-06-17',
  jurisdiction: 'DE',
  consentAge: '16',
  majority: '18',
  purposes: ['account', 'photos'],
  ways: ['in-person'],
  people: 42,
  minors: 30,
  contact: 'data@learn.example',
  authority: 'The Data Office',
  fields: fieldCatalogue,
  subProcessors: [{ does: 'mail', host: 'mail.example' }],
  agreements: 2,
  rules: [{ name: 'people.dormant-minors', table: 'people_persons', after: 730 }],
}

test('P30 the assessment is filled from the deployment, and nothing it asks for stays open', () => {
  const filled = fillDpia(template, facts)
  expect(filled).not.toMatch(/\{\{/)
  expect(filled).toContain('# Data protection impact assessment: Moss Valley')
  expect(filled).toContain('from 16 years on')
  expect(filled).toContain('- mail.example: carries mail')
  expect(filled).toContain('| people.dormant-minors | `people_persons` | 730 |')
  for (const { table } of fieldCatalogue) expect(filled).toContain(`\`${table}\``)
})

test('a template that asks for what nobody knows is a fault, not an empty line', () => {
  expect(() => fillDpia('{{favouriteColour}}', facts)).toThrow(/favouriteColour/)
})

test('P30 who works for us is read from the settings the program runs with, never with a password', () => {
  const mail = { url: 'smtp://user:secret@mail.example:587', from: 'us@learn.example' }
  const textGateway = { url: 'https://sms.example/send?to={to}&text={text}&key=secret', body: null, header: null }
  const s3 = {
    bucket: 'b',
    endpoint: 'https://files.example',
    region: 'eu',
    accessKeyId: 'k',
    secretAccessKey: 'secret',
  }
  const list = subProcessors({ mail, textGateway, s3 })
  expect(list).toEqual([
    { does: 'mail', host: 'mail.example' },
    { does: 'text', host: 'sms.example' },
    { does: 'files', host: 'files.example' },
  ])
  expect(JSON.stringify(list)).not.toContain('secret')
  expect(subProcessors({ mail: null, textGateway: null, s3: null })).toEqual([])
})
