/** Everything the printer needs, as plain facts and finished sentences. */
export interface PrintedPaper {
  readonly name: string
  readonly title: string
  /** "took part on Saturday, 21 November 2026, for 2 hours" */
  readonly when: string
  readonly house: string
  /** In groups. */
  readonly number: string
  /** Where the number is asked about; the code leads there. */
  readonly address: string
}

export interface Papers {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly heading: string
  /** The ecosystem's name. */
  readonly place: string
  readonly accent: string
  /** "Whether this is ours can be asked here:" */
  readonly ask: string
  readonly papers: readonly PrintedPaper[]
}
