import { createContext, type ReactNode, useContext } from 'react'
import type { Formats } from './formats.ts'
import type { Say, Voice } from './voices.ts'

const Speaking = createContext<Voice | null>(null)

/** Whatever is drawn inside speaks this language. */
export const SayProvider = ({ voice, children }: { voice: Voice; children: ReactNode }) => (
  <Speaking value={voice}>{children}</Speaking>
)

export function useVoice(): Voice {
  const voice = useContext(Speaking)
  if (voice === null) throw new Error('a page was drawn without a language: wrap it in <SayProvider>')
  return voice
}

export const useSay = (): Say => useVoice().say

export const useFormats = (): Formats => useVoice().formats
