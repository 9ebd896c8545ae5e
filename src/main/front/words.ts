import type { Day } from '#kernel/instant.ts'

/** A text chosen for the reader; `language` where it is not the page's own. */
export interface Told {
  readonly text: string
  readonly language: string | undefined
}

export interface EcosystemCard {
  readonly href: string
  readonly name: Told
  readonly purpose: Told
  readonly demonstration: boolean
}

export interface NetworkCard {
  readonly href: string
  readonly name: Told
  readonly about: Told
  readonly members: number
}

export interface SignerLine {
  readonly signer: string
  readonly signedOn: Day
}
