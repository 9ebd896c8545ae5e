import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Field } from '#web/parts/forms/field.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { AskAtHouse } from '../words-for-pages.ts'
import { StateTag, When } from './ask-line.tsx'
import { TimesSaid } from './times-said.tsx'

const marks = ['attended', 'absent', 'confirmed'] as const

/** One class that asks or comes: its size, days and needs, and what the house can answer. */
export function ClassAtHouse({ one, action }: { one: AskAtHouse; action: string }) {
  const say = useSay()
  const formats = useFormats()
  const { ask, slots, mayMark } = one
  const { pupils, adults, grade, needs } = ask.booking
  return (
    <li className="stack" id={`ask-${ask.id}`}>
      <h3>
        <bdi>{one.class.name}</bdi> · <bdi>{one.class.schoolName}</bdi> <StateTag state={ask.state} />
      </h3>
      <p>
        {ask.half === null ? null : <>{say('visits.half-line')} · </>}
        {say('visits.size-line', { pupils, adults })} · {say('visits.grade-line', { grade })}
      </p>
      {needs.length === 0 ? null : (
        <p>{say('visits.needs-line', { needs: formats.list(needs.map((need) => say(`groups.need-${need}`))) })}</p>
      )}
      {slots.map((slot) => (
        <p key={slot.id}>
          <When slot={slot} />
        </p>
      ))}
      {ask.state === 'asked' || ask.state === 'waiting' ? (
        <>
          <TimesSaid times={ask} />
          <Answer one={one} action={action} />
        </>
      ) : null}
      {mayMark ? (
        <form method="post" action={action} className="actions">
          {marks
            .filter((mark) => mark !== ask.state)
            .map((mark) => (
              <Button key={mark} name="act" value={mark} weight="quiet">
                {say(`visits.mark-${mark}`)}
              </Button>
            ))}
        </form>
      ) : null}
    </li>
  )
}

/** Gives a date on one of the class’s days, offers another one, or declines with a reason. */
function Answer({ one: { ask, dates }, action }: { one: AskAtHouse; action: string }) {
  const say = useSay()
  const formats = useFormats()
  const [dateName, reasonName] = [`date-${ask.id}`, `reason-${ask.id}`]
  const groups = [
    { label: say('visits.their-days'), some: dates.filter(({ isPossible }) => isPossible) },
    { label: say('visits.other-days'), some: dates.filter(({ isPossible }) => !isPossible) },
  ].filter(({ some }) => some.length > 0)
  return (
    <>
      {dates.length === 0 ? (
        <p className="hint">{say('visits.no-date-free')}</p>
      ) : (
        <Form action={action}>
          <Field asked={{ name: dateName, label: say('visits.which-date'), hint: say('visits.other-day-hint') }}>
            <select id={dateName} name="slotId" className="input input-full" aria-describedby={`${dateName}-hint`}>
              {groups.map(({ label, some }) => (
                <optgroup key={label} label={label}>
                  {some.map(({ slot, isRather }) => (
                    <option key={slot.id} value={slot.id}>
                      {formats.appointment(slot.startsAt, slot.timeZone)}
                      {isRather ? ` · ${say('visits.rather')}` : ''}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </Field>
          <Button name="act" value="give" icon="check">
            {say('visits.give-date')}
          </Button>
        </Form>
      )}
      <Details summary={say('visits.decline')}>
        <Form action={action}>
          <Field asked={{ name: reasonName, label: say('visits.reason') }}>
            <input id={reasonName} name="reason" className="input" maxLength={400} dir="auto" />
          </Field>
          <Button name="act" value="decline" weight="care">
            {say('visits.decline')}
          </Button>
        </Form>
      </Details>
    </>
  )
}
