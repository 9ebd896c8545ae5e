/** One offer on the sheet, in finished sentences of one language. */
export interface Entry {
  readonly title: string
  readonly when: string
  readonly host: string
  /** Where, for whom, at what price: one line. */
  readonly facts: string
  /** The whole address its code leads to. */
  readonly address: string
}

/** Everything that is printed. */
export interface Programme {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly name: string
  readonly purpose: string
  readonly days: string
  readonly howTo: string
  /** "And 12 more": what did not fit, or nothing. */
  readonly more: string | null
  readonly address: string
  readonly accent: string
  readonly panels: readonly (readonly Entry[])[]
}

/** How many offers stand on each panel: the cover has none, the last leaves room for what did not fit. */
export const entriesOnPanels = [0, 16, 16, 8] as const
export const mostEntries = 40
