import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, TextArea } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { longestWhy } from '../words.ts'
import { useTime, type FactRowView } from './fact-row.tsx'

export interface DoubtsPageProps {
  readonly action: string
  /** Where all stands that their house told. */
  readonly toldHref: string
  readonly doubts: readonly {
    readonly id: string
    readonly name: string
    readonly words: string
    readonly line: FactRowView
  }[]
  /** What was typed where it could not be taken, and the sentence that says why. */
  readonly wrong: {
    readonly because: string
    readonly doubtId: string
    readonly act: string | undefined
    readonly minutes: string | undefined
    readonly answer: string | undefined
  } | null
}

/** For whoever leads somewhere: what learners say is written down wrong. */
export function DoubtsPage({ action, toldHref, doubts, wrong }: DoubtsPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack record">
      <h1>{say('record.doubts-title')}</h1>
      <p className="lead">{say('record.doubts-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={say(wrong.because)} />}
      <p>
        <a href={toldHref}>{say('record.told-title')}</a>
      </p>
      {doubts.length === 0 ? <EmptyState title={say('record.doubts-none')} /> : null}
      {doubts.map((doubt) => (
        <OneDoubt key={doubt.id} {...doubt} action={action} typed={wrong?.doubtId === doubt.id ? wrong : null} />
      ))}
    </article>
  )
}

function OneDoubt({
  id,
  name,
  words,
  line,
  action,
  typed,
}: DoubtsPageProps['doubts'][number] & { action: string; typed: DoubtsPageProps['wrong'] }) {
  const say = useSay()
  const formats = useFormats()
  const told = useTime()
  const field = (word: string): string => `${word}-${id}`
  const acts = line.kind === 'attended' ? (['correct', 'withdraw', 'leave'] as const) : (['withdraw', 'leave'] as const)
  return (
    <section className="stack">
      <h2 lang={line.title?.language} dir="auto">
        {line.title?.text ?? say(`record.kind-${line.kind}`)}
      </h2>
      <p className="hint">
        {say(`record.kind-${line.kind}`)} · {formats.day(line.on)}
        {line.minutes === null || line.minutes === 0 ? '' : ` · ${told(line.minutes)}`}
        {line.organisation === null ? '' : ' · '}
        <bdi>{line.organisation}</bdi>
      </p>
      <Notice title={say('record.doubt-says', { name })}>
        <p dir="auto">{words}</p>
      </Notice>
      <Form action={`${action}/${id}`}>
        <Radios
          name={field('act')}
          label={say('record.answer-act')}
          value={typed?.act}
          choices={acts.map((value) => ({ value, label: say(`record.act-${value}`) }))}
        />
        {line.kind === 'attended' ? (
          <NumberInput
            name={field('minutes')}
            label={say('record.answer-minutes')}
            value={typed?.minutes ?? line.minutes ?? ''}
          />
        ) : null}
        <TextArea
          name={field('answer')}
          label={say('record.answer-label')}
          hint={say('record.answer-hint')}
          rows={2}
          value={typed?.answer}
          maxLength={longestWhy}
        />
        <Button icon="check">{say('record.answer-send')}</Button>
      </Form>
    </section>
  )
}
