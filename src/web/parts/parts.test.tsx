import * as fc from 'fast-check'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { draw } from '../layout/draw.ts'
import { makeVoices } from '../say/voices.ts'
import { loadTexts } from '../say/texts.ts'
import { Checkboxes } from './forms/choices.tsx'
import { ErrorSummary } from './forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from './forms/inputs.tsx'
import { hedgePaths } from './hedge.tsx'
import { Listing } from './listing.tsx'
import { Pagination } from './navigation.tsx'
import { Progress } from './progress.tsx'
import { Table } from './table.tsx'

const voices = makeVoices(loadTexts({ root: new URL('../../..', import.meta.url).pathname }))
const drawn = (part: ReactNode, language = 'en'): string => draw(part, voices.voice(language))

describe('a question', () => {
  test('has a label, and its hint and error are read with it, in that order', () => {
    const html = drawn(<NumberInput name="age" label="Age" hint="In years" error="Too old" value="240" />)
    expect(html).toContain('<label class="field-label" for="age">')
    expect(html).toContain('aria-describedby="age-hint age-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/id="age-error".*Error:.*Too old/s)
    // What was typed is never lost.
    expect(html).toContain('value="240"')
  })
  test('without hint or error is not described by anything', () => {
    const html = drawn(<TextInput name="q" label="What" optional />)
    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-invalid')
    expect(html).toContain('(optional)')
    expect(html).not.toMatch(/<input[^>]*optional/)
  })
  test('of several answers is one group with one name', () => {
    const choices = [
      { value: '6', label: 'Saturday' },
      { value: '7', label: 'Sunday' },
    ]
    const html = drawn(<Checkboxes name="day" label="When" choices={choices} values={['7']} />)
    expect(html).toMatch(/<fieldset[^>]*>\s*<legend/)
    expect(html.match(/ checked=""/g)).toHaveLength(1)
    expect(html).toContain('<label for="day-7">')
  })
  test('with a chosen answer shows it', () => {
    const options = ['a', 'b'].map((value) => ({ value, label: value.toUpperCase() }))
    expect(drawn(<Select name="s" label="S" options={options} value="b" />)).toContain('value="b" selected="">B')
  })
})

test('what is wrong is told at the top, each a way to its field; nothing is told when nothing is wrong', () => {
  expect(drawn(<ErrorSummary wrong={[]} />)).toBe('')
  const html = drawn(<ErrorSummary wrong={[{ name: 'age', error: 'Too old' }]} />)
  expect(html).toContain('role="alert"')
  expect(html).toContain('<a href="#age">Too old</a>')
})

test('waiting is told in numbers, as the reader writes them', () => {
  expect(drawn(<Progress id="p" label="x" done={8120} total={12376} />, 'de')).toContain('8.120 von 12.376')
  const open = drawn(<Progress id="p" label="x" done={8120} total={null} />)
  expect(open).toContain('8,120 so far')
  expect(open).not.toMatch(/<progress[^>]*value/)
})

test('one page has no ways to others', () => {
  expect(drawn(<Pagination previous={null} next={null} />)).toBe('')
})

test('a table is named by its caption, its rows by their first cell, and says how it is sorted', () => {
  const table = (
    <Table
      caption="Offers"
      rows={['a', 'b']}
      rowKey={(row) => row}
      columns={[
        { key: 'n', head: 'Name', cell: (row) => row, sortHref: '?sort=n', sorted: 'ascending' },
        { key: 'c', head: 'Count', cell: () => 1, numeric: true },
      ]}
    />
  )
  const html = drawn([<div key="1">{table}</div>, <div key="2">{table}</div>])
  expect(html).toContain('aria-sort="ascending"')
  expect(html.match(/<th scope="row">/g)).toHaveLength(4)
  const ids = [...html.matchAll(/<caption id="([^"]+)"/g)].map(([, id]) => id!)
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(html).toContain(`aria-labelledby="${id}" tabindex="0"`)
})

test('a listing’s title speaks its own language and runs its own way', () => {
  const html = drawn(
    <Listing when="Sat" href="/x" title="ورشة" titleLanguage="ar" facts={[{ icon: 'time', text: 'now' }]} />,
  )
  expect(html).toContain('<a href="/x" lang="ar" dir="auto">ورشة</a>')
  expect(html).toMatch(/<svg class="icon" aria-hidden="true"[^>]*>.*<\/svg>now/)
})

describe('the hedge', () => {
  const sizes = fc.record({ grown: fc.double({ noNaN: true }), seed: fc.nat(), stems: fc.integer({ min: 1, max: 20 }) })
  test('draws the same for the same, whatever it is asked', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const paths = hedgePaths(size)
        expect(paths).toEqual(hedgePaths(size))
        expect(paths.wood + paths.leaves + paths.berries).not.toMatch(/NaN|Infinity|undefined/)
      }),
    )
  })
  test('only ever grows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const less = hedgePaths({ grown: Math.min(a, b) })
        const more = hedgePaths({ grown: Math.max(a, b) })
        expect(more.leaves.split('M').length).toBeGreaterThanOrEqual(less.leaves.split('M').length)
        expect(more.berries.length).toBeGreaterThanOrEqual(less.berries === '' ? 0 : 1)
      }),
    )
  })
})
