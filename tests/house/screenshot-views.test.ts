import { expect, test } from 'vitest'
import { contactSheet, nameOf, shapeOf, views } from '../../tools/looking/views.ts'

test.each([
  ['/chicago/opportunities/0193f1c0-0000-7000-8000-000000000001', '/chicago/opportunities/:id'],
  ['/chicago/organisations/yollocalli?view=map', '/chicago/organisations/:one?view=map'],
  ['/chicago/', '/chicago'],
  ['/madrid/opportunities?view=map', '/madrid/opportunities?view=map'],
])('%s is of the kind %s', (path, shape) => expect(shapeOf(path)).toBe(shape))

test('each page gets a file name of its own', () => {
  expect(nameOf('/')).toBe('first')
  expect(nameOf('/chicago/opportunities?view=map')).toBe('chicago__opportunities_view_map')
})

test('the sheet shows every picture and no page’s address can break it', () => {
  const path = '/a"<b>'
  const sheet = contactSheet(views.map((view) => ({ path, view, file: `${view.name}.png`, over: 0 })))
  expect(sheet.match(/<img /g)).toHaveLength(views.length)
  expect(sheet).not.toContain('<b>')
})
