import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { TrialSeen } from '../words-for-pages.ts'
import { TrialFacts } from './trial-facts.tsx'

export interface TrialAskedProps {
  readonly seen: TrialSeen
  /** Of the wish. */
  readonly action: string
  readonly prefix: string
  /** The wish is still open: it can be answered. */
  readonly isOpen: boolean
}

/** A house would try it: what, when, how many it takes, and yes or no with one button. */
export function TrialAsked({ seen: { trial, house, said, canSayYes }, action, prefix, isOpen }: TrialAskedProps) {
  const { say, formats } = useVoice()
  const isAsked = isOpen && (trial.state === 'asking' || trial.state === 'agreed')
  return (
    <section className="want-answer stack" aria-labelledby={`trial-${trial.id}`}>
      <h3 id={`trial-${trial.id}`} lang={trial.language} dir="auto">
        {trial.title}
      </h3>
      <p>
        <bdi>{house}</bdi>
        {': '}
        {say(`wants.trial-${trial.state}`, { minimum: trial.minimum })}
      </p>
      {trial.because === null ? null : <p>{say(trial.because)}</p>}
      <TrialFacts trial={trial} />
      {trial.state === 'runs' ? (
        <p>
          <a href={`${prefix}/opportunities/${trial.opportunityId}`}>{say('wants.see-offer')}</a>{' '}
          {said === 'yes' ? <a href={`${prefix}/me/taking-part`}>{say('wants.your-places')}</a> : null}
        </p>
      ) : null}
      {isAsked ? (
        <Form action={`${action}/trials/${trial.id}`}>
          <p>{say('wants.answer-until', { until: formats.appointment(trial.decideBy, trial.timeZone) })}</p>
          {said === null ? null : <p role="status">{say(`wants.said-${said}`)}</p>}
          {canSayYes ? null : <p>{say('wants.ask-a-guardian')}</p>}
          <Actions>
            {canSayYes && said !== 'yes' ? (
              <Button name="says" value="yes" icon="check">
                {say('wants.say-yes')}
              </Button>
            ) : null}
            {said === 'no' ? null : (
              <Button name="says" value="no" weight="quiet">
                {say('wants.say-no')}
              </Button>
            )}
          </Actions>
        </Form>
      ) : null}
    </section>
  )
}
