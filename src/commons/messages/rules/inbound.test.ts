import { describe, expect, test } from 'vitest'
import { readInbound } from './read-inbound.ts'
import { readWish } from './read-wish.ts'

describe('what somebody wants who writes back', () => {
  test.each([
    ['STOP', 'stop', 'en'],
    [' stop. ', 'stop', 'en'],
    ['"Stop"', 'stop', 'en'],
    ['Stop please', 'stop', 'en'],
    ['opt out', 'stop', 'en'],
    ['Unsubscribe!', 'stop', 'en'],
    ['Stopp', 'stop', 'de'],
    ['bitte aufhoren', 'stop', 'de'],
    ['Aufhören', 'stop', 'de'],
    ['ALTO', 'stop', 'es'],
    ['¡Alto, por favor!', 'stop', 'es'],
    ['baja', 'stop', 'es'],
    ['توقف', 'stop', 'ar'],
    ['تَوَقَّف', 'stop', 'ar'],
    ['ايقاف', 'stop', 'ar'],
    ['الغاء من فضلك', 'stop', 'ar'],
    ['\u200fتوقف\u200f', 'stop', 'ar'],
    ['START', 'start', 'en'],
    ['unstop', 'start', 'en'],
    ['weiter', 'start', 'de'],
    ['alta', 'start', 'es'],
    ['ابدا', 'start', 'ar'],
  ])('%j', (text, wants, language) => expect(readWish(text)).toEqual({ wants, language }))

  test.each(['', '!', 'Do we stop by at five?', 'non-stop', 'Yes', 'كيف حالك', 'start or stop', 'x'.repeat(5000)])(
    '%j is something else',
    (text) => expect(readWish(text)).toBeNull(),
  )
})

test.each([
  [{ From: '+34600000001', Body: 'STOP' }, '+34600000001', 'STOP'],
  [{ msisdn: '34600000001', text: 'stop' }, '+34600000001', 'stop'],
  [{ originator: 34_600_000_001, body: 'stop' }, '+34600000001', 'stop'],
  [{ From: ' 34600000001', Body: 'STOP' }, '+34600000001', 'STOP'],
  [{ from: '0034 600 000 001', message: 'توقف' }, '+34600000001', 'توقف'],
  [{ From: 'TOWNHALL', Body: 'STOP' }, null, 'STOP'],
  [{ From: '24244', Body: 'STOP' }, null, 'STOP'],
])('%j is read', (posted, from, text) => expect(readInbound(posted)).toEqual({ from, text }))

test.each([
  {},
  { From: '+34600000001' },
  { Body: 'STOP' },
  { From: ['+34600000001'], Body: 'STOP' },
  { From: {}, Body: {} },
])('%j is not', (posted) => expect(readInbound(posted)).toBeNull())
