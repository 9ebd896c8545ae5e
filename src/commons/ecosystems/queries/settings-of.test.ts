import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsOf } from './settings-of.ts'

const wants = z.object({ publicFrom: z.int().min(10).default(10), open: z.boolean().default(true) })

test.each([
  [{}, { publicFrom: 10, open: true }],
  [{ wants: { publicFrom: 20 } }, { publicFrom: 20, open: true }],
  [{ other: { publicFrom: 20 } }, { publicFrom: 10, open: true }],
  [{ wants: { publicFrom: 'many' } }, { publicFrom: 10, open: true }],
])('settings %o become %o', (settings, expected) => {
  expect(settingsOf({ settings }, 'wants', wants)).toEqual(expected)
})
