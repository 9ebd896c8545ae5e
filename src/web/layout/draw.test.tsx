/* oxlint-disable react/jsx-key, react/jsx-no-script-url -- elements in a table of cases are no list of children, and the addresses are the bait */
import * as fc from 'fast-check'
import { createElement, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { SayProvider, useSay } from '../say/context.tsx'
import { makeVoices } from '../say/voices.ts'
import { draw } from './draw.ts'

const sentences = { en: { 'web.word': 'Word' }, de: { 'web.word': 'Wort' } } as const
const voices = makeVoices({
  languages: ['en', 'de'],
  of: (language) => new Map(Object.entries(sentences[language as 'en'] ?? {})),
  troubles: [],
})
const english = voices.voice('en')

/** Attributes sorted and their names in small letters: HTML minds neither, and React has an order of its own. */
const plainly = (html: string): string =>
  html.replaceAll(/<([\w-]+)((?: [\w:-]+="[^"]*")*)(\/?)>/g, (_, tag: string, attributes: string, end: string) => {
    const sorted = [...attributes.matchAll(/ ([\w:-]+)(="[^"]*")/g)].map(
      ([, name, value]) => name!.toLowerCase() + value,
    )
    return `<${tag} ${sorted.sort().join(' ')}${end}>`
  })

const same = (element: ReactElement): void => {
  const byReact = renderToStaticMarkup(<SayProvider voice={english}>{element}</SayProvider>)
  expect(plainly(draw(element, english))).toBe(plainly(byReact))
}

const Word = () => <b>{useSay()('web.word')}</b>
const nothing = undefined as string | undefined

describe('the same markup as React’s own renderer', () => {
  test.each<[string, ReactElement]>([
    ['text that looks like markup', <p title={`"<'&>`}>{`<script>alert("1 & 2")</script>`}</p>],
    ['nothing at all', <p id={nothing}>{[null, false, true, undefined, '', 0]}</p>],
    ['flags', <input disabled required={false} readOnly hidden defaultChecked type="checkbox" name="a" />],
    ['aria and data', <div aria-hidden aria-current={false} data-x={true} tabIndex={-1} />],
    [
      'a select',
      <select defaultValue="b">
        <option value="a">A</option>
        <optgroup label="x">
          <option value="b">B</option>
          <option>b</option>
        </optgroup>
      </select>,
    ],
    ['a text area', <textarea defaultValue={'\n<a>'} rows={3} />],
    [
      'a drawing',
      <svg viewBox="0 0 1 1" strokeWidth="2" focusable="false">
        <use href="#x" />
        <path vectorEffect="non-scaling-stroke" d="M0 0" />
      </svg>,
    ],
    ['a raw block', <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: '{"a":1}' }} />],
    [
      'a download',
      <>
        <a href="/x" download>
          x
        </a>
        <a href="/x" download="name">
          x
        </a>
      </>,
    ],
    [
      'parts in parts',
      <ul>
        {[1, 2].map((key) => (
          <li key={key}>
            <Word />
            {key}
          </li>
        ))}
      </ul>,
    ],
    [
      'a form',
      <form action="/x" method="post" encType="multipart/form-data" noValidate>
        <label htmlFor="x">x</label>
        <input id="x" defaultValue="" autoComplete="off" maxLength={3} />
      </form>,
    ],
  ])('%s', (_, element) => same(element))

  test('whatever text, attributes and nesting', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((some) => !some.includes('\0'))
    const element = fc.letrec<{ node: ReactNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc
          .record({
            tag: fc.constantFrom('p', 'span', 'a', 'br', 'td', 'svg'),
            title: fc.option(text, { nil: undefined }),
            className: fc.option(text, { nil: undefined }),
            hidden: fc.boolean(),
            inside: fc.array(tie('node'), { maxLength: 4 }),
          })
          .map(({ tag, inside, ...rest }) => createElement(tag, rest, ...(tag === 'br' ? [] : inside))),
      ),
    })).node
    fc.assert(
      fc.property(element, (node) => same(<div>{node}</div>)),
      { numRuns: 300 },
    )
  })
})

describe('what a page must never do', () => {
  test.each(['javascript:alert(1)', ' JaVa\nScript:alert(1)', `${'\u0001'.repeat(500)}javascript:1`, 'java\tscript:x'])(
    'run a link from a feed: %j',
    (href) => expect(draw(<a href={href}>x</a>, english)).toBe('<a>x</a>'),
  )
  test('lose a link that only speaks of script', () => {
    expect(draw(<a href="/find?q=javascript:">x</a>, english)).toContain('href')
    expect(draw(<a href="https://example.org/javascript:">x</a>, english)).toContain('href')
  })
  test('carry inline style, which its own security policy forbids', () => {
    expect(() => draw(<p style={{ color: 'red' }} />, english)).toThrow('no inline style')
  })
  test('keep a state of its own', () => {
    class Old {
      render() {
        return null
      }
    }
    expect(() => draw(createElement(Old as never), english)).toThrow()
    expect(() => draw(createElement({ $$typeof: Symbol.for('react.memo') } as never), english)).toThrow('islands')
  })
})

test('a part in another language speaks it, and the page goes on in its own', () => {
  const page = (
    <p>
      <Word />
      <SayProvider voice={voices.voice('de')}>
        <Word />
      </SayProvider>
      <Word />
    </p>
  )
  expect(draw(page, english)).toBe('<p><b>Word</b><b>Wort</b><b>Word</b></p>')
  expect(() =>
    draw(
      createElement(() => useSay()('x') + String(missing())),
      english,
    ),
  ).toThrow('fell over')
  expect(() => renderToStaticMarkup(<Word />)).toThrow('without a language')
})

function missing(): string {
  throw new Error('fell over')
}
