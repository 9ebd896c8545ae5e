import { textFor, type Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { AskTyped, ComeWithSeen } from '../words-for-pages.ts'
import { Findings } from './findings.tsx'
import { WhatWePay } from './what-we-pay.tsx'

export interface ComeWithProps {
  readonly seen: ComeWithSeen
  readonly action: string
  readonly prefix: string
  readonly languages: readonly Language[]
  /** Fresh with each form, so that a button pressed twice joins once. */
  readonly request: string
  readonly wrong: string | null
  readonly typed: Pick<AskTyped, 'ticked' | 'anyway'>
  /** A warning was read before: it can be said that one knows. */
  readonly warned: boolean
}

/** What a link for friends or for a carer opens: who of us comes, and what stands against it, before the button. */
export function ComeWithPage({ seen, action, prefix, languages, request, wrong, typed, warned }: ComeWithProps) {
  const say = useSay()
  const formats = useFormats()
  const { occasion, people, pay, kind } = seen
  const shown = textFor(seen.title, languages)
  const free = Math.max(0, occasion.seats - occasion.taken)
  const asked = people.filter(({ isIn }) => !isIn)
  const warns = warned || people.some(({ findings }) => findings.some(({ mode }) => mode === 'warn'))
  return (
    <article className="page-narrow stack">
      <header>
        <p className="hint">{say('participation.come-with-title')}</p>
        <h1 lang={shown.language} dir="auto">
          {shown.text}
        </h1>
        <p className="lead">{formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')}</p>
      </header>
      <p>{say(kind === 'carer' ? 'participation.come-with-carer' : 'participation.come-with-friends')}</p>
      <p>{seen.waits ? say('participation.come-with-waits') : say('participation.free-places', { count: free })}</p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {kind === 'friends' && asked.length === 0 ? (
        <Notice tone="good" title={say('participation.all-in')} />
      ) : (
        <Form action={action}>
          <input type="hidden" name="request" value={request} />
          {kind === 'carer' ? null : (
            <Checkboxes
              name="personIds"
              label={say('participation.who-comes')}
              values={asked.length === 1 ? [asked[0]!.personId] : typed.ticked}
              choices={asked.map(({ personId, name, findings }) => ({
                value: personId,
                label: <bdi>{name}</bdi>,
                hint: <Findings {...{ findings, prefix, languages }} />,
              }))}
            />
          )}
          {warns ? (
            <Checkboxes
              name="anyway"
              label={say('participation.warned')}
              values={typed.anyway ? ['yes'] : []}
              choices={[{ value: 'yes', label: say('participation.i-know') }]}
            />
          ) : null}
          {pay === null ? null : <WhatWePay pay={pay} />}
          <Button icon="check">{say('participation.come-with-ask')}</Button>
        </Form>
      )}
    </article>
  )
}
