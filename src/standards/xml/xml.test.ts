import { describe, expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { readXml } from './read-xml.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, options = {}) => collect(readXml(bytes(text), options))

describe('elements become fields', () => {
  test.each([
    [
      'children by name',
      '<r><e><t>A</t><p>1</p></e><e><t>B</t><p/></e></r>',
      [
        { t: 'A', p: '1' },
        { t: 'B', p: '' },
      ],
    ],
    [
      'attributes and mixed text',
      '<r><e id="7"><t lang="de">A</t></e></r>',
      [{ '@id': '7', t: { '@lang': 'de', '#text': 'A' } }],
    ],
    ['repeated children', '<r><e><t>A</t><t>B</t><t>C</t></e></r>', [{ t: ['A', 'B', 'C'] }]],
    ['names and values', '<r><e><f name="T">A</f><f name="P"/></e></r>', [{ T: 'A', P: '' }]],
    [
      'entities of XML, numbered letters and CDATA',
      '<r><e><t>&amp;&#233;&lt;</t><u><![CDATA[<i>&x;]]></u></e></r>',
      [{ t: '&é<', u: '<i>&x;' }],
    ],
    ['a prefix', '<r xmlns:x="y"><x:e><x:t>A</x:t></x:e><x:e><x:t>B</x:t></x:e></r>', [{ 'x:t': 'A' }, { 'x:t': 'B' }]],
    ['a head before the rows', '<r><info><n>1</n></info><e><t>A</t></e><e><t>B</t></e></r>', [{ t: 'A' }, { t: 'B' }]],
  ])('%s', async (_what, text, expected) => {
    const options = /<x:e>|<info>/.test(text) ? {} : { rowElement: 'e' }
    expect((await read(text, options)).rows.map((row) => row.fields)).toEqual(expected)
  })

  test('a key that would reach the prototype is a field like any other', async () => {
    const { rows } = await read('<r><e><f name="__proto__">x</f><f name="b">y</f></e></r>', { rowElement: 'e' })
    expect(Object.entries(rows[0]!.fields)).toEqual([
      ['__proto__', 'x'],
      ['b', 'y'],
    ])
  })
})

describe('what can not be read is told', () => {
  const bomb = `<!DOCTYPE r [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "&a;&a;&a;">`).join('')}]>`
  test.each([
    ['an entity bomb', `<?xml version="1.0"?>${bomb}<r><e><t>&a8;</t></e></r>`, 'xml.document-type-refused'],
    [
      'an outside entity',
      '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r><e><t>&x;</t></e></r>',
      'xml.document-type-refused',
    ],
    ['a web page', '<!doctype html><html><body><p>Not found<p>Sorry', 'xml.document-type-refused'],
    ['cut off', '<r><e><t>A</t></e><e><t>B', 'xml.truncated'],
    ['wrongly nested', '<r><e><t>A</e></t></r>', 'xml.not-well-formed'],
    ['no XML', 'Service unavailable', 'xml.not-xml'],
    ['no rows', '<r><x>1</x></r>', 'xml.no-rows'],
    ['nothing', '', 'reading.empty'],
    ['nested without end', `<r>${'<e>'.repeat(200)}`, 'xml.too-deep'],
    ['a row of six megabytes', `<r><e><t>${'x'.repeat(6_000_000)}</t></e></r>`, 'xml.row-too-large'],
  ])('%s', async (_what, text, reason) => {
    expect((await read(text, { rowElement: 'e' })).mistakes).toMatchObject([{ reason, fatal: true }])
  })
})

test('a document cut into pieces at any byte reads the same', async () => {
  const text = '<r><e id="1"><t>é &amp; b</t><p/></e>\n<e><t><![CDATA[x ]] y]]></t></e></r>'
  const whole = await read(text, { rowElement: 'e' })
  for (let cut = 0; cut < bytes(text).length; cut += 1) {
    async function* pieces() {
      yield bytes(text).slice(0, cut)
      yield bytes(text).slice(cut)
    }
    expect(await collect(readXml(pieces(), { rowElement: 'e' }))).toEqual(whole)
  }
})
