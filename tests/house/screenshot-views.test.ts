import { expect, test } from 'vitest'
import { contactSheet, nameOf, shapeOf, views } from '../../tools/looking/views.ts'
import { leadsToPage, linksIn } from '../../tools/looking/walk.ts'

test.each([
  ['/chicago/opportunities/0193f1c0-0000-7000-8000-000000000001', '/chicago/opportunities/:id'],
  ['/chicago/organisations/yollocalli?view=map', '/chicago/organisations/:one?view=map'],
  ['/chicago/certificates/FERKPVSYR8PW', '/chicago/certificates/:one'],
  ['/chicago/', '/chicago'],
  ['/madrid/opportunities?view=map', '/madrid/opportunities?view=map'],
])('%s is of the kind %s', (path, shape) => expect(shapeOf(path)).toBe(shape))

test('each page gets a file name of its own', () => {
  const seen = (path: string): string => nameOf({ path, eyes: 'visitor' })
  expect(seen('/')).toBe('first')
  expect(seen('/chicago/opportunities?view=map')).toBe('chicago__opportunities_view_map')
})

test('the same address is another page for another person', () => {
  const names = (['guardian', 'coordinator', 'visitor'] as const).map((eyes) => nameOf({ path: '/me', eyes }))
  expect(names).toEqual(['guardian__me', 'coordinator__me', 'me'])
})

test('the picture of one thing has the same name after every telling of the demonstration', () => {
  const [one, other] = ['0193f1c0-0000-7000-8000-000000000001', '01a201d5-084c-7f4e-8037-b4745c560768']
  const named = (id: string): string => nameOf({ path: `/madrid/opportunities/${id}`, eyes: 'visitor' })
  expect(named(one!)).toBe(named(other!))
})

test('the walk follows links to pages, as they stand in the markup, and to nothing that is only taken away', () => {
  const html = '<a href="/a?view=map&amp;x=1"> <a class="b" href="c"> <a href="/d.csv" download="d"> <a id="no">'
  expect(linksIn(html, 'http://localhost/x/').map(String)).toEqual([
    'http://localhost/a?view=map&x=1',
    'http://localhost/x/c',
  ])
  const leads = (path: string): boolean => leadsToPage(new URL(path, 'http://localhost'))
  expect(['/a', '/a?view=map', '/a.ics', '/programme.pdf', '/a?q=robots'].map(leads)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('the sheet keeps the pages of two people apart', () => {
  const [view] = views
  const shot = (eyes: 'guardian' | 'steward') => ({ path: '/me', eyes, view: view!, file: `${eyes}.png`, over: 0 })
  expect(contactSheet([shot('guardian'), shot('steward')]).match(/<h2>[^<]+<\/h2>/g)).toEqual([
    '<h2>/me · guardian</h2>',
    '<h2>/me · steward</h2>',
  ])
})

test('the sheet shows every picture and no page’s address can break it', () => {
  const path = '/a"<b>'
  const sheet = contactSheet(
    views.map((view) => ({ path, eyes: 'visitor' as const, view, file: `${view.name}.png`, over: 0 })),
  )
  expect(sheet.match(/<img /g)).toHaveLength(views.length)
  expect(sheet).not.toContain('<b>')
})
