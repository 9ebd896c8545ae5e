import { expect, test } from 'vitest'
import { troubleOf } from './trouble.ts'

const coded = (code: string, more: object = {}): Error => Object.assign(new Error('no'), { code, ...more })

test.each([
  ['refused', coded('ECONNREFUSED'), 'away'],
  ['the socket gone', coded('ENOENT', { syscall: 'connect' }), 'away'],
  ['shutting down', coded('57P01'), 'away'],
  ['cut while a query ran', new Error('Connection terminated unexpectedly'), 'away'],
  ['cut between two queries', new Error('Client has encountered a connection error and is not queryable'), 'away'],
  ['nobody answers', new Error('timeout exceeded when trying to connect'), 'away'],
  ['no room for the database', coded('53100'), 'full'],
  ['past its time', coded('57014'), 'slow'],
  ['no room for our files', coded('ENOSPC'), 'full'],
  ['another missing file', coded('ENOENT', { syscall: 'open' }), null],
  ['a bad query', coded('42601'), null],
  ['anything else', new TypeError('x is not a function'), null],
])('%s', (_, error, trouble) => {
  expect(troubleOf(error)).toBe(trouble)
})
