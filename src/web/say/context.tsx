import { createContext, type ReactNode, use } from 'react'
import type { Formats } from './formats.ts'
import type { Say, Voice } from './voices.ts'

/** How a language reaches a part drawn by React itself: in islands, and in tests that compare. */
export const Speaking = createContext<Voice | null>(null)

/** Whatever is drawn inside speaks this language. */
export const SayProvider = ({ voice, children }: { voice: Voice; children: ReactNode }) => (
  <Speaking value={voice}>{children}</Speaking>
)

/** Pages are drawn in one go, so the voice of the page being drawn can simply lie here. */
let drawnIn: Voice | null = null
let named = 0

/** Draws with this voice and puts the one before back, even after a fault. Nothing in it may wait. */
export function drawIn<Drawn>(voice: Voice, drawing: () => Drawn): Drawn {
  const before = drawnIn
  if (before === null) named = 0
  drawnIn = voice
  try {
    return drawing()
  } finally {
    drawnIn = before
  }
}

export function useVoice(): Voice {
  const voice = drawnIn ?? use(Speaking)
  if (voice === null) throw new Error('a page was drawn without a language: draw it in a voice')
  return voice
}

export const useSay = (): Say => useVoice().say

export const useFormats = (): Formats => useVoice().formats

/** An id no other part of this page has; the same page gets the same ids. */
export const useName = (): string => {
  named += 1
  return `part-${named}`
}
