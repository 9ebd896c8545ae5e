import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import { longestWhy, longestWords } from '../words.ts'

/** What a learner may do with an own word: say it anew, show it to others or to nobody, take it back. */
export function OwnWord({
  own: { once, visibility },
  words,
  action,
}: {
  readonly own: { readonly once: string; readonly visibility: 'shared' | 'private' }
  readonly words: string
  readonly action: string
}) {
  const say = useSay()
  const other = visibility === 'private' ? 'shared' : 'private'
  return (
    <section className="stack">
      <Form action={`${action}/visibility`}>
        <input type="hidden" name="once" value={once} />
        <Button weight="quiet" name="visibility" value={other}>
          {say(`record.make-${other}`)}
        </Button>
      </Form>
      <Details summary={say('record.rewrite-title')}>
        <Form action={`${action}/words`}>
          <input type="hidden" name="once" value={once} />
          <TextArea name="words" label={say('record.rewrite-label')} rows={3} maxLength={longestWords} value={words} />
          <Button icon="check">{say('record.rewrite-save')}</Button>
        </Form>
      </Details>
      <Details summary={say('record.take-back-title')}>
        <Form action={`${action}/take-back`}>
          <input type="hidden" name="once" value={once} />
          <p>{say('record.take-back-text')}</p>
          <TextInput name="why" label={say('record.take-back-why')} maxLength={longestWhy} optional dir="auto" />
          <Button weight="care">{say('record.take-back')}</Button>
        </Form>
      </Details>
    </section>
  )
}
