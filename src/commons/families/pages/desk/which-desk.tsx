import { Select } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'

export interface WhichDeskProps {
  readonly name: string
  /** None: there is nothing to ask. */
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  readonly chosen?: string | undefined
  readonly error?: string | undefined
}

/** For whoever works at several desks: nothing is chosen for them, for a child would be known at the wrong one. */
export function WhichDesk({ name, desks, chosen, error }: WhichDeskProps) {
  const say = useSay()
  if (desks.length === 0) return null
  const options = desks.map((desk) => ({ value: desk.id, label: desk.name }))
  return (
    <Select
      name={name}
      label={say('families.desk-place')}
      value={chosen ?? ''}
      options={[{ value: '', label: say('families.desk-choose') }, ...options]}
      error={error}
    />
  )
}
