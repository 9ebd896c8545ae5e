import { IntlMessageFormat } from 'intl-messageformat'
import { createElement, Fragment, type ReactNode } from 'react'
import type { Language } from '#kernel/local-text.ts'
import { remembering } from './remembering.ts'

export type Facts = Readonly<Record<string, string | number>>
/** Facts of a sentence with marks in it: `<link>…</link>` is drawn by the function called `link`. */
export type RichFacts = Readonly<Record<string, string | number | ((parts: ReactNode[]) => ReactNode)>>

export type Sentence = (facts: Facts) => string

/** A number as the language writes it, remembered. */
type WriteNumber = (value: number) => string

function numbersOf(language: Language): WriteNumber {
  let write = writers.get(language)
  if (write === undefined) {
    const format = new Intl.NumberFormat(language)
    const remember = remembering()
    write = (value) => remember(value, () => format.format(value))
    writers.set(language, write)
  }
  return write
}

const writers = new Map<Language, WriteNumber>()

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
type Piece = (facts: Facts, counted: number) => string

/** The parser's numbers for the kinds of element (its own enum is not erasable TypeScript). */
const literal = 0
const argument = 1
const numberArgument = 2
const select = 5
const plural = 6
const pound = 7

/**
 * An ICU message as a function of its facts. Pages say hundreds of sentences, so what most of them are made of
 * (words, arguments, plain numbers, plural, select) becomes closures once; IntlMessageFormat, ten times slower,
 * speaks the rest (dates, skeletons, marks).
 * @throws SyntaxError where the message is not ICU
 */
export function compileSentence(message: string, language: Language): Sentence {
  if (!/[{<'#]/.test(message)) return () => message
  const whole = new IntlMessageFormat(message, language)
  const numbers = numbersOf(language)
  const pieces = compileAll(whole.getAst(), language, numbers)
  if (pieces === null) return (facts) => String(whole.format(facts))
  return (facts) => pieces(facts, 0)
}

function compileAll(elements: readonly Element[], language: Language, numbers: WriteNumber): Piece | null {
  const pieces: Piece[] = []
  for (const element of elements) {
    const piece = compileOne(element, language, numbers)
    if (piece === null) return null
    pieces.push(piece)
  }
  if (pieces.length === 1) return pieces[0]!
  return (facts, counted) => {
    let said = ''
    for (const piece of pieces) said += piece(facts, counted)
    return said
  }
}

function compileOne(element: Element, language: Language, numbers: WriteNumber): Piece | null {
  if (element.type === literal) return () => element.value
  if (element.type === pound) return (_facts, counted) => numbers(counted)
  if (element.type === argument || (element.type === numberArgument && !element.style)) {
    const name = element.value
    return (facts) => {
      const fact = facts[name]
      return typeof fact === 'number' ? numbers(fact) : (fact ?? `{${name}}`)
    }
  }
  if (element.type === select || element.type === plural) return compileChoice(element, language, numbers)
  return null
}

type Choice = Extract<Element, { options: unknown }>

function compileChoice(element: Choice, language: Language, numbers: WriteNumber): Piece | null {
  const options = new Map<string, Piece>()
  for (const [key, option] of Object.entries(element.options)) {
    const piece = compileAll(option.value, language, numbers)
    if (piece === null) return null
    options.set(key, piece)
  }
  const other = options.get('other') ?? (() => '')
  const name = element.value
  if (element.type !== plural) return (facts, counted) => (options.get(String(facts[name])) ?? other)(facts, counted)
  const rules = new Intl.PluralRules(language, { type: element.pluralType ?? 'cardinal' })
  const offset = element.offset
  return (facts) => {
    const count = Number(facts[name] ?? 0)
    const chosen = options.get(`=${count}`) ?? options.get(rules.select(count - offset)) ?? other
    return chosen(facts, count - offset)
  }
}

/** The same for a sentence with marks: a list of words and drawn parts. */
export function compileRich(message: string, language: Language): (facts: RichFacts) => ReactNode {
  const whole = new IntlMessageFormat(message, language)
  return (facts) => {
    const parts = whole.format<ReactNode>(facts as Record<string, string>) as ReactNode
    // Spread as children of their own place: a list would ask each part for a key.
    return Array.isArray(parts) ? createElement(Fragment, null, ...parts) : parts
  }
}

/** The names a message asks for and the marks it uses, sorted: a translation must ask for the same. */
export function namesIn(message: string): readonly string[] {
  const names = new Set<string>()
  const walk = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type === literal || element.type === pound) continue
      names.add(element.value)
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value)
      if ('children' in element) walk(element.children)
    }
  }
  walk(new IntlMessageFormat(message, 'en').getAst())
  return [...names].sort()
}
