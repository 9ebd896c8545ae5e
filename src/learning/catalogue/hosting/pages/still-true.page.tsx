import type { Day } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { OwnLine } from '../words.ts'
import { OwnFacts } from './own-facts.tsx'

export interface StillTruePageProps {
  readonly prefix: string
  readonly action: string
  readonly name: string
  readonly today: Day
  readonly languages: readonly Language[]
  readonly lines: readonly OwnLine[]
  /** There is more than these. */
  readonly isCut: boolean
}

/** Everything a house offers with a tick beside it: one button says that all of it is still true, or what is not. */
export function StillTruePage({ prefix, action, name, today, languages, lines, isCut }: StillTruePageProps) {
  const { say } = useVoice()
  return (
    <article className="page-narrow stack">
      <h1>{say('catalogue.still-true-title')}</h1>
      <p className="lead" dir="auto">
        {name}
      </p>
      {lines.length === 0 ? (
        <EmptyState title={say('catalogue.host-none')} />
      ) : (
        <Form action={action}>
          <p>{say('catalogue.still-true-what')}</p>
          <fieldset className="field">
            <legend className="field-label">{say('catalogue.still-true-list', { count: lines.length })}</legend>
            <div className="choices">
              {lines.map((line) => {
                const title = textFor(line.title, languages)
                return (
                  <div className="choice" key={line.id}>
                    <input type="hidden" name="shown" value={line.id} />
                    <input type="checkbox" id={`true-${line.id}`} name="true" value={line.id} defaultChecked />
                    <label htmlFor={`true-${line.id}`} lang={title.language} dir="auto">
                      {title.text}
                    </label>
                    <div className="hint">
                      <OwnFacts line={line} today={today} />
                      <a href={`${prefix}/opportunities/${line.id}`}>{say('catalogue.office-see')}</a>
                    </div>
                  </div>
                )
              })}
            </div>
          </fieldset>
          {isCut ? <p className="hint">{say('catalogue.still-true-cut', { count: lines.length })}</p> : null}
          <Actions>
            <Button icon="check">{say('catalogue.still-true-yes')}</Button>
          </Actions>
        </Form>
      )}
    </article>
  )
}

export interface AnsweredPageProps {
  readonly prefix: string
  readonly name: string
  /** Null: the link is spent, and nothing happened now. */
  readonly counts: { readonly confirmed: number; readonly withdrawn: number } | null
  readonly slug: string
}

/** What came of it, or that it was answered before. */
export function AnsweredPage({ prefix, name, counts, slug }: AnsweredPageProps) {
  const { say } = useVoice()
  return (
    <article className="page-narrow stack">
      <h1>{say(counts === null ? 'catalogue.still-true-spent' : 'catalogue.still-true-thanks')}</h1>
      <p className="lead" dir="auto">
        {name}
      </p>
      {counts === null ? (
        <p>{say('catalogue.still-true-spent-what')}</p>
      ) : (
        <Notice tone="good" title={say('catalogue.still-true-counts', { ...counts })} live>
          {counts.withdrawn === 0 ? null : <p>{say('catalogue.still-true-withdrawn')}</p>}
        </Notice>
      )}
      <p>
        <LinkButton href={`${prefix}/organisations/${encodeURIComponent(slug)}`} weight="quiet" icon="forward">
          {say('catalogue.still-true-see')}
        </LinkButton>
      </p>
    </article>
  )
}
