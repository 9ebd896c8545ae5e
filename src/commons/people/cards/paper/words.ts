import type { FreshCard } from '../words.ts'

/** Everything the printer needs, as plain facts and finished sentences. */
export interface CardSheetText {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** The ecosystem's name. */
  readonly place: string
  readonly accent: string
  /** "Point a camera at the code, or type your name at …" */
  readonly howTo: string
  /** "Cut off and keep apart when you know them by heart." */
  readonly keepApart: string
}

export interface PrintedCard extends FreshCard {
  /** Where the QR code leads. */
  readonly address: string
}

export interface CardSheet extends CardSheetText {
  readonly cards: readonly PrintedCard[]
}
