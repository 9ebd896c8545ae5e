import type { Day } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import type { Fact, Facts } from '../words.ts'

/** How one language says what a fact leaves open. */
export interface Tongue {
  readonly language: string
  readonly say: (key: string) => string
  readonly day: (day: Day) => string
}

/** What fills a sentence, in the language in which it is said. */
export function saidFacts(facts: Facts, { language, say, day }: Tongue): Record<string, string | number> {
  const one = (fact: Fact): string | number => {
    if (typeof fact !== 'object') return fact
    if ('say' in fact) return say(fact.say)
    if ('names' in fact) return new Intl.ListFormat(language).format(fact.names)
    return 'texts' in fact ? textFor(fact.texts, [language]).text : day(fact.day)
  }
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, one(fact)]))
}
