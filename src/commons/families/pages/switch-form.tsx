import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Switch } from '../words.ts'

export interface SwitchFormProps {
  /** Where the answers go; taking back goes to `…/back`. */
  readonly action: string
  readonly childName: string
  readonly switches: readonly Switch[]
  /** Who looks: the young person, a guardian, or a desk that a guardian lets write. */
  readonly speaker: 'self' | 'guardian' | 'desk'
  readonly names: Readonly<Record<Id, string>>
  readonly seasonName: string
  readonly untilOn: Day
  /** A link answers once; afterwards it only takes back. */
  readonly isAnswered?: boolean
}

/** Is this one for who looks to decide? */
const isMine = ({ decider, together }: Switch, speaker: SwitchFormProps['speaker']): boolean =>
  speaker === 'self' ? decider === 'young-person' || together : decider === 'guardian'

/** Nobody has said anything yet: the two answers below say enough. */
export const isUntouched = ({ answer }: Pick<Switch, 'answer'>): boolean =>
  !answer.may && answer.because === 'nobody-asked'

/** One question per purpose: what it means, who sees it, until when, how it stands. No answer is chosen beforehand (P13). */
export function SwitchForm(props: SwitchFormProps) {
  const { action, switches, speaker, seasonName, isAnswered = false } = props
  const say = useSay()
  const isOpen = !isAnswered && switches.some((one) => isMine(one, speaker))
  return (
    <Form action={action}>
      {switches.map((one) => (
        <OneSwitch key={one.purpose} one={one} {...props} />
      ))}
      {isOpen ? (
        <div className="actions">
          <Button icon="check">{say('families.consent-save')}</Button>
          <Button weight="quiet" name="all" value="yes">
            {say('families.consent-all', { season: seasonName })}
          </Button>
          <Button weight="quiet" name="all" value="no">
            {say('families.consent-all-no')}
          </Button>
        </div>
      ) : null}
    </Form>
  )
}

function OneSwitch({ one, ...props }: SwitchFormProps & { one: Switch }) {
  const { action, childName, speaker, untilOn, isAnswered = false } = props
  const say = useSay()
  const formats = useFormats()
  const { purpose } = one
  const isOpen = isMine(one, speaker) && !isAnswered
  return (
    <fieldset className="consent-switch" id={purpose}>
      <legend className="consent-name">{say(`families.purpose-${purpose}`)}</legend>
      <p>{say(`families.means-${purpose}`)}</p>
      <p className="hint">{say(`families.seen-by-${purpose}`)}</p>
      {one.together && speaker !== 'self' ? (
        <p className="hint">{say('families.consent-together', { name: childName })}</p>
      ) : null}
      {isOpen && isUntouched(one) ? null : <State one={one} names={props.names} />}
      {isOpen ? (
        <div className="consent-choices">
          {(['given', 'refused'] as const).map((answer) => (
            <span className="choice" key={answer}>
              <input type="radio" id={`${purpose}-${answer}`} name={purpose} value={answer} />
              <label htmlFor={`${purpose}-${answer}`}>
                {answer === 'given'
                  ? say('families.consent-yes', { day: formats.day(untilOn) })
                  : say('families.consent-no')}
              </label>
            </span>
          ))}
        </div>
      ) : isMine(one, speaker) ? null : (
        <p className="hint">
          {speaker !== 'self'
            ? say('families.consent-not-yours', { name: childName })
            : say('families.consent-guardian-decides')}
        </p>
      )}
      {isMine(one, speaker) && speaker !== 'desk' && (one.answer.may || one.mine?.answer === 'given') ? (
        <Button weight="care" icon="undo" name="purpose" value={purpose} formAction={`${action}/back`}>
          {say('families.consent-take-back')}
        </Button>
      ) : null}
    </fieldset>
  )
}

/** How it stands now, by whose word, and why not where it is off. */
export function State({ one: { answer }, names }: { one: Pick<Switch, 'answer'>; names: SwitchFormProps['names'] }) {
  const say = useSay()
  const formats = useFormats()
  const { consent } = answer
  const name = consent && names[consent.givenBy]
  return (
    <p className={answer.may ? 'consent-state consent-on' : 'consent-state'}>
      <strong>{answer.may ? say('families.on', { day: formats.day(answer.untilOn) }) : say('families.off')}</strong>{' '}
      {answer.may ? null : say(`families.because-${answer.because}`)}{' '}
      {consent && name ? (
        <span className="hint">
          {say('families.said-by', {
            name,
            day: formats.day(consent.on),
            channel: say(`families.channel-${consent.channel}`),
          })}
          {consent.writtenBy !== null && names[consent.writtenBy] !== undefined
            ? ` ${say('families.written-by', { name: names[consent.writtenBy]! })}`
            : ''}
        </span>
      ) : null}
    </p>
  )
}
