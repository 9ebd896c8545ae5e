import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { PlansSeen } from '../words-for-pages.ts'
import type { PlanState } from '../words-of-plans.ts'

/** What waits for a person, and what is done. */
const tones: Partial<Record<PlanState, 'good' | 'care'>> = { ready: 'care', confirmed: 'good' }

export interface PlansProps {
  readonly seen: PlansSeen
  readonly action: string
  readonly timeZone: string
  readonly wrong: string | null
}

/** Plans of a place, and which visits the next one is for. */
export function PlansPage({ seen, action, timeZone, wrong }: PlansProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('visits.plans-title')}</h1>
      <p>{say('visits.plans-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {seen.paths.length === 0 ? (
        <EmptyState title={say('visits.plans-none')} />
      ) : (
        <Form action={action}>
          <Checkboxes
            name="pathIds"
            label={say('visits.plan-which')}
            values={seen.paths.filter(({ open, dates }) => open > 0 && dates > 0).map(({ path }) => path.id)}
            choices={seen.paths.map(({ path, hostName, open, dates }) => ({
              value: path.id,
              label: (
                <>
                  <span dir="auto">{path.title}</span> · <bdi>{hostName}</bdi>
                </>
              ),
              hint: `${say('visits.open-count', { count: open })} · ${say('visits.dates-count', { count: dates })}`,
            }))}
          />
          <Button>{say('visits.plan-start')}</Button>
        </Form>
      )}
      {seen.plans.length === 0 ? null : (
        <section className="stack">
          <h2>{say('visits.plans-before')}</h2>
          <ul className="plain-list stack">
            {seen.plans.map((plan) => (
              <li key={plan.id}>
                <a href={`${action}/${plan.id}`}>{formats.instant(plan.madeAt, timeZone)}</a>{' '}
                <Tag {...(tones[plan.state] && { tone: tones[plan.state] })}>{say(`visits.plan-is-${plan.state}`)}</Tag>{' '}
                {plan.outcome === null ? null : say('visits.plan-holds', { count: plan.outcome.visits.length })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}
