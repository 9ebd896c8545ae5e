import { Button } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { Definitions } from '#web/parts/listing.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { answers, type Answer, type Case, type SeatKind, type StageName, type Step } from '../words.ts'
import { StateTag } from './cases.page.tsx'
import { GateSentence, type NamedGate } from './gate-sentence.tsx'

export interface CasePageProps {
  readonly prefix: string
  readonly timeZone: string
  readonly one: Pick<Case, 'id' | 'act' | 'title' | 'state' | 'openedAt' | 'deadlineAt'>
  readonly gate: NamedGate
  readonly steps: readonly Step[]
  readonly stages: readonly {
    readonly name: StageName
    readonly yes: number
    readonly no: number
    readonly abstained: number
    readonly quorum: number
    readonly decided: readonly {
      readonly name: string | null
      readonly seat: SeatKind | null
      readonly inPlaceOf: string | null
    }[]
  }[]
  /** For those who decide and the office; null: not for this reader. */
  readonly privately: {
    readonly facts: readonly { readonly term: string; readonly text: string; readonly href?: string }[]
    readonly said: readonly {
      readonly id: string
      readonly who: string | null
      readonly answer: Answer
      readonly reason: string
      readonly isBack: boolean
    }[]
  } | null
  /** Where this reader's answer goes; a sentence instead when they may not; null: nobody who decides. */
  readonly answering:
    | { readonly action: string; readonly checklist: readonly { readonly value: string; readonly label: string }[] }
    | { readonly because: string }
    | null
  /** Where a decision of one's own is taken back, and an outcome reversed. */
  readonly takeBack: string | null
  readonly reverse: string | null
  readonly isOver: boolean
  readonly wrong: { readonly because: string; readonly reason: string; readonly checked: readonly string[] } | null
}

/** One case: what is asked, who decides and how, what became of it; below, for those who decide, what they need. */
export function CasePage(props: CasePageProps) {
  const { prefix, one, steps, stages, timeZone, gate, privately, answering } = props
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/cases`, label: say('governance.cases-title') }]} />
      <h1 dir="auto">{one.title}</h1>
      <p>
        {say(`governance.act-${one.act.replace('.', '-')}`)} <StateTag state={one.state} />
      </p>
      <ErrorSummary wrong={props.wrong === null ? [] : [{ name: 'answer', error: say(props.wrong.because) }]} />
      {answering === null ? null : 'because' in answering ? (
        <p className="hint">{say(answering.because)}</p>
      ) : (
        <AnswerForm answering={answering} wrong={props.wrong} />
      )}
      <section className="stack">
        <h2>{say('governance.how')}</h2>
        <GateSentence {...gate} />
        {one.deadlineAt === null || props.isOver ? null : (
          <p>{say('governance.until', { day: formats.instant(one.deadlineAt, timeZone) })}</p>
        )}
        <ul>
          {stages.map(({ name, yes, no, abstained, quorum, decided }) => (
            <li key={name}>
              {say(`governance.tally-${name}`, { yes, no, abstained })}{' '}
              {quorum > 1 ? say('governance.quorum-people', { taken: yes + no + abstained, quorum }) : null}
              {decided.length === 0 ? null : (
                <>
                  {' '}
                  {say('governance.decided-by')}{' '}
                  {formats.list(
                    decided.map(({ name: who, seat, inPlaceOf }) =>
                      who === null
                        ? say('governance.somebody')
                        : inPlaceOf !== null
                          ? say('governance.in-place-of', { who, whom: inPlaceOf })
                          : seat === null
                            ? who
                            : `${who} (${say(`governance.seat-${seat}`)})`,
                    ),
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{say('governance.history')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={`${step.at}-${step.to}`}>
              {formats.instant(step.at, timeZone)}: {say(`governance.state-${step.to}`)}
              {step.note === null ? null : <blockquote dir="auto">{step.note}</blockquote>}
            </li>
          ))}
        </ol>
      </section>
      {privately === null ? null : <Privately {...privately} />}
      {props.takeBack === null ? null : (
        <NoteForm action={props.takeBack} label={say('governance.take-back')} name="back" needed={props.isOver} />
      )}
      {props.reverse === null ? null : (
        <NoteForm action={props.reverse} label={say('governance.reverse')} name="reverse" needed />
      )}
    </article>
  )
}

function AnswerForm({
  answering,
  wrong,
}: {
  answering: Extract<CasePageProps['answering'], { action: string }>
  wrong: CasePageProps['wrong']
}) {
  const say = useSay()
  return (
    <Form action={answering.action}>
      {answering.checklist.length === 0 ? null : (
        <Checkboxes
          name="checked"
          label={say('governance.ask-checked')}
          choices={answering.checklist}
          values={wrong?.checked ?? []}
        />
      )}
      <Radios
        name="answer"
        label={say('governance.ask-answer')}
        choices={answers.map((value) => ({ value, label: say(`governance.answer-${value}`) }))}
        error={wrong === null ? undefined : say(wrong.because)}
      />
      <TextArea
        name="reason"
        label={say('governance.ask-reason')}
        hint={say('governance.ask-reason-hint')}
        value={wrong?.reason}
        rows={3}
        maxLength={2000}
      />
      <Button icon="check">{say('governance.decide')}</Button>
    </Form>
  )
}

function Privately({ facts, said }: NonNullable<CasePageProps['privately']>) {
  const say = useSay()
  return (
    <section className="stack">
      <h2>{say('governance.privately')}</h2>
      <Definitions
        items={facts.map(({ term, text, href }) => ({
          term,
          detail:
            href === undefined ? (
              <bdi>{text}</bdi>
            ) : (
              <a href={href} rel="noopener">
                <bdi>{text}</bdi>
              </a>
            ),
        }))}
      />
      <ul>
        {said.map(({ id, who, answer, reason, isBack }) => (
          <li key={id}>
            {who ?? say('governance.somebody')}: {say(`governance.answer-${answer}`)}
            {isBack ? ` (${say('governance.taken-back')})` : ''}
            {reason === '' ? null : <blockquote dir="auto">{reason}</blockquote>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoteForm(props: { action: string; label: string; name: string; needed: boolean }) {
  const say = useSay()
  return (
    <Details summary={props.label}>
      <Form action={props.action}>
        <TextArea
          name={`note-${props.name}`}
          label={say('governance.ask-note')}
          hint={say('governance.ask-note-hint')}
          optional={!props.needed}
          rows={3}
          maxLength={600}
        />
        <Button weight="care" icon="undo">
          {props.label}
        </Button>
      </Form>
    </Details>
  )
}
