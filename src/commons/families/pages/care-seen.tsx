import { useFormats, useSay } from '#web/say/context.tsx'
import type { Day } from '#kernel/instant.ts'
import type { Band } from '../words.ts'

/** What the family sees besides. */
export interface CareView {
  readonly band: { readonly band: Band; readonly untilOn: Day } | null
  readonly startUntilOn: Day | null
  readonly decidesAlone: boolean
}

/** What a family pays by, with who never sees it. */
export function BandSeen({ care: { band } }: { care: Pick<CareView, 'band'> }) {
  const say = useSay()
  const formats = useFormats()
  if (band === null) return null
  return (
    <>
      <h3>{say('families.band-title')}</h3>
      <p>
        {say(`families.band-${band.band}`)}, {say('families.band-until', { day: formats.day(band.untilOn) })}
      </p>
      <p className="hint">{say('families.band-who-sees')}</p>
    </>
  )
}
