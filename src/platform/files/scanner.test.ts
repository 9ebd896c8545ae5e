import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScanner } from './scanner.ts'

let folder: string
let program: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'scanner-'))
  program = path.join(folder, 'scan.mjs')
  // A real little program: harmful is what holds the word; of what begins with "odd" it says nothing.
  await writeFile(
    program,
    `import { buffer } from 'node:stream/consumers'
     const seen = await buffer(process.stdin)
     process.exit(seen.subarray(0, 3).equals(Buffer.from('odd')) ? 2 : seen.includes('HARMFUL') ? 1 : 0)`,
  )
})
afterAll(() => rm(folder, { recursive: true }))

test('a program that an operator names says what is harmful, and one that says nothing is no answer', async () => {
  const scanner = openScanner({ scanner: `${process.execPath} ${program}` })!
  expect(await scanner.look(Buffer.from('a voice'))).toBe('clean')
  expect(await scanner.look(Buffer.from(`${'x'.repeat(300_000)} HARMFUL`))).toBe('harmful')
  await expect(scanner.look(Buffer.from('odd'))).rejects.toThrow('ended with 2')
  await expect(openScanner({ scanner: path.join(folder, 'nowhere') })!.look(Buffer.from('x'))).rejects.toThrow('ENOENT')
})

test('where none is named there is none', () => {
  expect(openScanner({ scanner: undefined })).toBeNull()
  expect(openScanner({ scanner: ' ' })).toBeNull()
})
