import type { ReactElement } from 'react'
import { still } from '../layout/still.tsx'
import { type IconName, turningIcons } from './icons.ts'

const made = new Map<IconName, ReactElement>()

/** A drawing beside a word, never instead of one; assistive technology hears the word only. */
export function Icon({ name }: { name: IconName }): ReactElement {
  let icon = made.get(name)
  if (icon === undefined) {
    icon = still(
      <svg className={turningIcons.has(name) ? 'icon icon-turns' : 'icon'} aria-hidden="true" focusable="false">
        <use href={`#i-${name}`} />
      </svg>,
    )
    made.set(name, icon)
  }
  return icon
}
