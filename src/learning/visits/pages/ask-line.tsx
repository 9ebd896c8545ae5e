import type { ReactNode } from 'react'
import { Tag } from '#web/parts/chips.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { AskSeen } from '../words-for-pages.ts'
import type { State, VisitSlot } from '../words.ts'

const tones: Partial<Record<State, 'good' | 'care'>> = {
  confirmed: 'good',
  attended: 'good',
  offered: 'care',
  declined: 'care',
  lapsed: 'care',
}

export function StateTag({ state }: { state: State }) {
  const say = useSay()
  const tone = tones[state]
  return <Tag {...(tone && { tone })}>{say(`visits.state-${state}`)}</Tag>
}

/** When, in the zone of the place. */
export function When({ slot }: { slot: VisitSlot }) {
  return <>{useFormats().appointment(slot.startsAt, slot.timeZone)}</>
}

/** One wish of a class in a few words; what can be done stands below it. */
export function AskLine({ seen: { ask, path, slots, hostName }, children }: { seen: AskSeen; children?: ReactNode }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <li className="stack" id={`ask-${ask.id}`}>
      <p>
        <strong dir="auto">{path.title}</strong> · <bdi>{hostName}</bdi>
        {ask.half === null ? null : <> · {say('visits.half-line')}</>} <StateTag state={ask.state} />
      </p>
      {slots.length === 0 ? null : (
        <ul className="plain-list">
          {slots.map((slot) => (
            <li key={slot.id}>
              <When slot={slot} /> · <bdi>{path.place}</bdi>
            </li>
          ))}
        </ul>
      )}
      {ask.state === 'offered' && slots[0] ? (
        <p className="hint">
          {say('visits.held-until', { until: formats.instant(ask.heldUntil!, slots[0].timeZone) })}
        </p>
      ) : null}
      {ask.state === 'asked' ? <p className="hint">{say(`visits.asked-${path.way}`)}</p> : null}
      {ask.reason === null ? null : (
        <p>
          {say('visits.because')} <q dir="auto">{ask.reason}</q>
        </p>
      )}
      {children}
    </li>
  )
}
