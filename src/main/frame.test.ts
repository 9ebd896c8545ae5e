import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { localText } from '#kernel/local-text.ts'
import type { EcosystemFacts } from '#platform/http/desk.ts'
import { loadTexts } from '#web/say/texts.ts'
import { makeVoices } from '#web/say/voices.ts'
import { frameFor, type FrameParts } from './frame.ts'
import { projectRoot } from './installation.ts'

const voices = makeVoices(loadTexts({ root: projectRoot, operatorFolder: '' }))
const somewhere = { slug: 'somewhere', host: null, accent: '#225522', name: localText('en', 'Somewhere') }

const frameAt = (originalUrl: string, parts: Partial<FrameParts> = {}, ofPlace = true) =>
  frameFor(
    { originalUrl, host: 'localhost' } as FastifyRequest,
    { title: 'A page', body: null as never, ...(ofPlace ? { ecosystem: somewhere as unknown as EcosystemFacts } : {}) },
    {
      voice: voices.voice('en'),
      spoken: ['en'],
      assets: { styles: [], scripts: [], fonts: [], mark: '' },
      theme: undefined,
      flash: null,
      origin: 'http://localhost',
      sourceUrl: undefined,
      banner: undefined,
      ...parts,
    },
  )

test('the footer leads to the source code where the operator says where it is, and else says nothing', () => {
  expect(frameAt('/somewhere/').footer.map(({ label }) => label)).not.toContain('Source code')
  expect(frameAt('/somewhere/', { sourceUrl: 'https://code.example/hedgerow' }).footer.at(-1)).toEqual({
    href: 'https://code.example/hedgerow',
    label: 'Source code',
    rel: 'external',
  })
})

test('a visitor is led through the rooms of a place, an operator through those of its office, without a find box', () => {
  const outside = frameAt('/somewhere/wants?lang=en')
  expect(outside.navigation.find(({ current }) => current)?.href).toBe('/somewhere/wants')
  expect(outside.sought).toBe('')
  const inside = frameAt('/somewhere/office/feeds/new')
  expect(inside.navigation[0]).toEqual({ href: '/somewhere/office', label: 'Back office', current: false })
  expect(inside.navigation.find(({ current }) => current)?.href).toBe('/somewhere/office/feeds')
  expect(inside.sought).toBeNull()
})

test('from a room of the office its own part leads on, and the office’s first page to all of them', () => {
  const around = (path: string): string[] => frameAt(path).navigation.map(({ href }) => href.split('/').at(-1)!)
  expect(around('/somewhere/office/feeds')).toContain('listings')
  expect(around('/somewhere/office/feeds')).not.toContain('people')
  expect(around('/somewhere/office/people/one')).toContain('desk')
  expect(around('/somewhere/office')).toEqual(['office'])
  expect(around('/somewhere/office/desk/one')).toEqual(['desk'])
})

test('the office of the installation has rooms of its own; the first page of all has none', () => {
  expect(frameAt('/office/jobs', {}, false).navigation.map(({ href }) => href)).toEqual([
    '/office',
    '/office/jobs',
    '/office/languages',
  ])
  expect(frameAt('/', {}, false).navigation).toEqual([])
})
