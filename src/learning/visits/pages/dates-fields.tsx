import { NumberInput, TextInput } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'

/** One day and time, how long, how many seats, and how many weeks it comes again. */
export function DatesFields({ given }: { given: Readonly<Record<string, string>> }) {
  const say = useSay()
  return (
    <>
      <TextInput name="firstOn" label={say('visits.first-on')} type="date" value={given['firstOn']} width="short" />
      <TextInput name="from" label={say('visits.from')} type="time" value={given['from'] ?? '10:00'} width="short" />
      <NumberInput name="minutes" label={say('visits.minutes')} value={given['minutes'] ?? '90'} />
      <NumberInput
        name="seats"
        label={say('visits.seats')}
        hint={say('visits.seats-hint')}
        value={given['seats'] ?? '30'}
      />
      <NumberInput
        name="times"
        label={say('visits.times')}
        hint={say('visits.times-hint')}
        value={given['times'] ?? '1'}
      />
    </>
  )
}
