import { expect, test } from 'vitest'
import { makeVoices } from '../say/voices.ts'
import { Icon } from '../parts/icon.tsx'
import { iconNames, spriteFor } from '../parts/icons.ts'
import type { Frame } from './frame.ts'
import { frameAssets } from './frame-assets.ts'
import { renderPage } from './render-page.tsx'
import { speculationRules } from './speculation.ts'

const voices = makeVoices({
  languages: ['en', 'ar'],
  of: () =>
    new Map([
      ['web.skip-to-content', 'Skip'],
      ['web.product', 'Hedgerow'],
      ['web.find', 'Find'],
    ]),
  troubles: [],
})

const frame = (rest: Partial<Frame> = {}): Frame => ({
  voice: voices.voice('en'),
  title: 'Robots',
  ecosystem: { name: 'Chicago', prefix: '/chicago', themeHref: '/chicago/theme.css' },
  navigation: [
    { href: '/chicago/opportunities', label: 'Things to do', current: true },
    { href: '/chicago/wants', label: 'Wants', current: false },
  ],
  address: { path: '/chicago/opportunities', query: 'q=a%26b&free=true' },
  languages: ['en', 'ar'],
  assets: { styles: ['/assets/s.css'], scripts: ['/assets/i.js'], fonts: ['/assets/f.woff2'], mark: '/assets/m.svg' },
  mine: { href: '/me', label: 'My page' },
  help: { href: '/help', label: 'Help' },
  footer: [{ href: '/open-data', label: 'Open data' }],
  ...rest,
})

test('a page says its language, direction and name, and has one way past its head', () => {
  const html = renderPage(frame({ voice: voices.voice('ar') }), <h1>x</h1>)
  expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
  expect(html).toContain('<title>Robots · Chicago</title>')
  expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<header'))
  expect(html.match(/<main /g)).toHaveLength(1)
})

test('the language links keep the question', () => {
  expect(renderPage(frame(), null)).toContain('/chicago/opportunities?q=a%26b&amp;free=true&amp;lang=ar')
  expect(renderPage(frame({ address: { path: '/help', query: '' } }), null)).toContain('"/help?lang=ar"')
})

test('nothing on a page runs or styles in line', () => {
  const html = renderPage(frame({ structured: { name: '</script><script>alert(1)</script><!--' } }), <p>x</p>)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
  const scripts = [...html.matchAll(/<script ([^>]*)>/g)].map(([, attributes]) => attributes)
  expect(scripts).toEqual(['type="module" src="/assets/i.js"', 'type="application/ld+json"'])
  const block = /ld\+json">(.*?)<\/script>/s.exec(html)![1]!
  expect(JSON.parse(block)).toEqual({ name: '</script><script>alert(1)</script><!--' })
})

test('the find box stands on a city’s pages, holds what was sought, and leaves where the page has its own', () => {
  expect(renderPage(frame({ sought: 'robots' }), null)).toMatch(/action="\/chicago\/opportunities".*value="robots"/s)
  expect(renderPage(frame({ sought: null }), null)).not.toContain('<search')
  expect(renderPage(frame({ ecosystem: null }), null)).not.toContain('<search')
})

test('only the drawings a page uses are on it, each once', () => {
  const html = renderPage(frame({ sought: null }), [<Icon key="1" name="time" />, <Icon key="2" name="time" />])
  expect(html.match(/<symbol id="i-time"/g)).toHaveLength(1)
  expect(html).not.toContain('id="i-search"')
  expect(spriteFor('<p>href="#i-no-such"</p>')).not.toContain('symbol')
  for (const name of iconNames)
    expect(spriteFor(`<use href="#i-${name}"/>`)).toMatch(/<symbol[^>]*>.*<(path|circle|rect|line|poly)/)
})

test('a flash is told at once, and a private page hides from search engines', () => {
  const html = renderPage(frame({ flash: 'Saved', hideFromSearchEngines: true }), null)
  expect(html).toContain('<output class="flash">Saved</output>')
  expect(html).toContain('<meta name="robots" content="noindex"/>')
})

test('a page asks first for the two fonts of its script', () => {
  const files = { url: (name: string) => name, island: (name: string) => ({ script: `${name}.js`, styles: [] }) }
  expect(frameAssets(files, 'es', ['find'])).toMatchObject({ scripts: ['find.js'] })
  expect(frameAssets(files, 'es').fonts.join()).not.toContain('arabic')
  expect(frameAssets(files, 'ar').fonts.join()).toContain('arabic')
})

test('nothing with an effect is ever fetched ahead', () => {
  const rules = JSON.stringify(speculationRules(['/chicago']))
  expect(rules).toContain('/chicago/opportunities*')
  for (const never of ['lang=', '/office/', '.ics', '.csv', 'nofollow']) {
    expect(rules.indexOf(never)).toBeGreaterThan(rules.indexOf('"not"'))
  }
})
