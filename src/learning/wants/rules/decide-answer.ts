import { accept, refuse, type Result } from '#kernel/result.ts'
import type { AnswerForm, WantRefusal } from '../words.ts'

/** A "no" says because; a trial says what is tried. Hearing needs no words. */
export function decideAnswer(form: AnswerForm): Result<AnswerForm, WantRefusal> {
  const needsWords = form.state === 'declined' || form.state === 'being-tried'
  return needsWords && form.answer === '' ? refuse('wants.needs-a-reason') : accept(form)
}
