import type { Day } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { WantState } from '../words.ts'

export interface OfficeWant {
  readonly id: string
  readonly interest: string
  readonly language: string
  readonly state: WantState
  readonly askers: number
  readonly toldOn: Day
  readonly area: string | null
  readonly ageBand: string | null
  readonly answer: string
  readonly opportunityIds: readonly string[]
}

const answers = ['heard', 'being-tried', 'declined', 'hidden'] as const

/** Begins with what nobody has read yet. True numbers are shown here and nowhere else. */
export function OfficeWantsPage({ prefix, wants }: { prefix: string; wants: readonly OfficeWant[] }) {
  const say = useSay()
  const unread = wants.filter(({ state }) => state === 'told')
  const read = wants.filter(({ state }) => state !== 'told')
  return (
    <article className="page stack">
      <h1>{say('wants.office-title')}</h1>
      {unread.length === 0 ? (
        <p className="lead">{say('wants.office-none-unread')}</p>
      ) : (
        <h2>{say('wants.office-unread', { count: unread.length })}</h2>
      )}
      <ul className="wants">
        {unread.map((want) => (
          <AnswerItem key={want.id} prefix={prefix} want={want} />
        ))}
      </ul>
      {read.length === 0 ? null : <h2>{say('wants.office-read', { count: read.length })}</h2>}
      <ul className="wants">
        {read.map((want) => (
          <AnswerItem key={want.id} prefix={prefix} want={want} />
        ))}
      </ul>
    </article>
  )
}

function AnswerItem({ prefix, want }: { prefix: string; want: OfficeWant }) {
  const say = useSay()
  const formats = useFormats()
  const facts = [
    say('wants.office-asked', { count: want.askers, day: formats.day(want.toldOn) }),
    want.area,
    want.ageBand === null ? null : say(`wants.age-${want.ageBand}`),
    say(`wants.state-${want.state}`),
  ].filter((part): part is string => part !== null)
  return (
    <li className="want">
      <h3 className="want-interest" lang={want.language} dir="auto">
        {want.interest}
      </h3>
      <p className="hint">{formats.list(facts, 'side-by-side')}</p>
      <Details summary={say('wants.office-answer')} open={want.state === 'told'}>
        <Form action={`${prefix}/office/wants/${want.id}`}>
          <Radios
            name={`state-${want.id}`}
            label={say('wants.office-state')}
            value={want.state === 'told' ? 'heard' : want.state}
            choices={answers.map((state) => ({ value: state, label: say(`wants.office-${state}`) }))}
          />
          <TextArea
            name={`answer-${want.id}`}
            label={say('wants.office-words')}
            hint={say('wants.office-words-hint')}
            value={want.answer}
            rows={3}
            maxLength={600}
            optional
          />
          <TextArea
            name={`offers-${want.id}`}
            label={say('wants.office-offers')}
            hint={say('wants.office-offers-hint')}
            value={want.opportunityIds.join('\n')}
            rows={2}
            optional
            plain
          />
          <Button>{say('wants.office-save')}</Button>
        </Form>
      </Details>
    </li>
  )
}
