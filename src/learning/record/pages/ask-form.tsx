import type { Day } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { longestDoubt } from '../words.ts'

export interface DoubtView {
  readonly id: string
  readonly words: string
  readonly askedOn: Day
  /** Null: it waits. */
  readonly left: { readonly on: Day; readonly answer: string } | null
}

/** The learner says what is wrong in what others wrote. */
export function AskForm({ action, organisation }: { action: string; organisation: string }) {
  const say = useSay()
  return (
    <Details summary={say('record.ask-title')}>
      <Form action={action}>
        <TextArea
          name="words"
          label={say('record.ask-label')}
          hint={say('record.ask-hint', { organisation })}
          rows={3}
          maxLength={longestDoubt}
        />
        <Button weight="quiet">{say('record.ask-send')}</Button>
      </Form>
    </Details>
  )
}

/** What was asked, and what came of it. */
export function Doubts({ doubts, at }: { doubts: readonly DoubtView[]; at: string }) {
  const say = useSay()
  const formats = useFormats()
  return doubts.map(({ id, words, askedOn, left }) =>
    left === null ? (
      <Notice key={id} title={say('record.doubt-waits', { day: formats.day(askedOn) })}>
        <p dir="auto">{words}</p>
        <Form action={`${at}/doubts/${id}/take-back`}>
          <Button weight="quiet">{say('record.doubt-take-back')}</Button>
        </Form>
      </Notice>
    ) : (
      <Notice key={id} title={say('record.doubt-left', { day: formats.day(left.on) })}>
        <p dir="auto">{left.answer}</p>
      </Notice>
    ),
  )
}
