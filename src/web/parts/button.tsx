import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

/** `main`: the one act of a page. `quiet`: the others. `care`: takes something away. */
export type Weight = 'main' | 'quiet' | 'care'

const classes: Record<Weight, string> = {
  main: 'button button-main',
  quiet: 'button button-quiet',
  care: 'button button-care',
}

interface Look {
  readonly weight?: Weight
  readonly icon?: IconName
  readonly children: ReactNode
}

export interface ButtonProps extends Look {
  /** Sent with the form, to tell several buttons apart. */
  readonly name?: string
  readonly value?: string
  /** Sends the form elsewhere than its own address. */
  readonly formAction?: string
  readonly disabled?: boolean
}

/** Sends the form it stands in. */
export const Button = ({ weight = 'main', icon, children, ...rest }: ButtonProps) => (
  <button type="submit" className={classes[weight]} {...rest}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </button>
)

export interface LinkButtonProps extends Look {
  readonly href: string
  readonly download?: boolean
  readonly rel?: string
}

/** Goes somewhere, as large as a button: for the one next step that is a page. */
export const LinkButton = ({ weight = 'main', icon, children, href, download, rel }: LinkButtonProps) => (
  <a className={classes[weight]} href={href} download={download} rel={rel}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </a>
)

/** Acts side by side; on a phone one under the other. */
export const Actions = ({ children }: { children: ReactNode }) => <div className="actions">{children}</div>
