import { expect, test } from 'vitest'
import { answerForm } from '../words.ts'
import { decideAnswer } from './decide-answer.ts'

test.each([
  ['heard', '', true],
  ['hidden', '', true],
  ['being-tried', '', false],
  ['being-tried', 'A room on Wednesdays', true],
  ['declined', '  ', false],
  ['declined', 'It costs more than all else together', true],
])('%s with the words “%s” is an answer: %s', (state, answer, ok) => {
  expect(decideAnswer(answerForm.parse({ state, answer })).ok).toBe(ok)
})
