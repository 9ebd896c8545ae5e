import { expect, test } from 'vitest'
import { personalTraces } from './personal-traces.ts'

test.each([
  ['Write to ana.lopez@school.example', 'address'],
  ['ana (at) school (dot) example', 'address'],
  ['ask @ana.lopez', 'address'],
  ['see www.somewhere.example/x', 'link'],
  ['it is on school.org now', 'link'],
  ['call +1 312 555 0142', 'phone-number'],
  ['اتصل ٠١٢٣٤٥٦٧٨', 'phone-number'],
  ['It begins at 10:00, not 9:30, from 2026 on; ages 9 to 12', undefined],
  ['The room is B.12 on the second floor', undefined],
])('%s → %s', (text, trace) => {
  expect(personalTraces(text)[0]).toBe(trace)
})

test('each is told, for a room may welcome one and not another', () => {
  expect(personalTraces('see www.club.example or call 312 555 0142')).toEqual(['link', 'phone-number'])
})
