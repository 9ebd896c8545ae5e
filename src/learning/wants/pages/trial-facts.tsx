import { useVoice } from '#web/say/context.tsx'
import type { Trial } from '../words.ts'

/** When, where, for whom and for how much. */
export function TrialFacts({ trial }: { readonly trial: Trial }) {
  const { say, formats } = useVoice()
  const { ageMin, ageMax, price, currency } = trial
  return (
    <>
      <p>
        {formats.day(trial.fallsOn, 'weekday')}, {formats.timeRange(trial.startTime, trial.endTime)}
        <br />
        <bdi>{trial.placeName}</bdi>
        {trial.placeAddress === null ? null : <span className="hint">, {trial.placeAddress}</span>}
        <br />
        {price === 0 ? say('wants.free') : formats.money({ minor: price, currency })}
        {ageMin === null && ageMax === null
          ? null
          : ` · ${say(ageMax === null ? 'wants.ages-from' : ageMin === null ? 'wants.ages-until' : 'wants.ages-between', { min: ageMin ?? 0, max: ageMax ?? 0 })}`}
      </p>
      {trial.description === '' ? null : (
        <p lang={trial.language} dir="auto">
          {trial.description}
        </p>
      )}
    </>
  )
}
