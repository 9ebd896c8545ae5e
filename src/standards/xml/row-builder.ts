import type { Fields, Value } from '../reading/words.ts'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Attributes that name a field when many siblings share one element name: `<attribute name="TITLE">…`. */
const namingAttributes = new Set(['name', 'nombre', 'nom', 'key', 'id', 'field', 'property', 'label'])

/** Builds one row element into fields, as its tags open and close. */
export class RowBuilder {
  readonly #open: Element[]
  readonly #root: Element
  letters = 0

  constructor(name: string, attributes: Record<string, string>) {
    this.#root = { name, attributes, children: [], text: '' }
    this.#open = [this.#root]
  }

  get depth(): number {
    return this.#open.length
  }

  open(name: string, attributes: Record<string, string>): void {
    const element: Element = { name, attributes, children: [], text: '' }
    this.#open.at(-1)!.children.push(element)
    this.#open.push(element)
  }

  text(text: string): void {
    this.letters += text.length
    this.#open.at(-1)!.text += text
  }

  /** True when the row itself closed. */
  close(): boolean {
    this.#open.pop()
    return this.#open.length === 0
  }

  fields(): Fields {
    const value = valueOf(this.#root)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : { [this.#root.name]: value }
  }
}

function valueOf(element: Element): Value {
  const attributes = Object.entries(element.attributes)
  if (element.children.length === 0 && attributes.length === 0) return element.text.trim()
  const fields: Record<string, Value> = Object.create(null)
  for (const [name, value] of attributes) fields[`@${name}`] = value
  const text = element.text.trim()
  if (text !== '') fields['#text'] = text
  const naming = namingAttributeOf(element.children)
  for (const child of element.children) {
    const name = naming === null ? child.name : child.attributes[naming]!
    const value = valueOf(naming === null ? child : without(child, naming))
    const before = fields[name]
    if (before === undefined) fields[name] = value
    else if (Array.isArray(before)) (before as Value[]).push(value)
    else fields[name] = [before, value]
  }
  return { ...fields }
}

/** The attribute by which children of one element name differ, if they are a list of names and values. */
function namingAttributeOf(children: readonly Element[]): string | null {
  const [first] = children
  if (first === undefined || children.some((child) => child.name !== first.name)) return null
  for (const attribute of Object.keys(first.attributes)) {
    if (!namingAttributes.has(attribute.toLowerCase())) continue
    const values = new Set(children.map((child) => child.attributes[attribute]))
    if (values.size === children.length && !values.has(undefined)) return attribute
  }
  return null
}

const without = (element: Element, attribute: string): Element => ({
  ...element,
  attributes: Object.fromEntries(Object.entries(element.attributes).filter(([name]) => name !== attribute)),
})
