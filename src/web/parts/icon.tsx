import { type IconName, turningIcons } from './icons.ts'

/** A drawing beside a word, never instead of one; assistive technology hears the word only. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className={turningIcons.has(name) ? 'icon icon-turns' : 'icon'} aria-hidden="true" focusable="false">
    <use href={`#i-${name}`} />
  </svg>
)
