import { Fragment, type ReactElement, type ReactNode } from 'react'
import { drawIn, Speaking } from '../say/context.tsx'
import type { Voice } from '../say/voices.ts'
import { attributes } from './attributes.ts'
import { escaped } from './escaped.ts'
import { Still } from './still.tsx'

/**
 * React elements as markup, without React's own server renderer: our pages are plain functions of plain values,
 * drawn once and never hydrated, and this draws them in a fifth of its time (docs/decisions/0007). The same
 * markup, attribute for attribute, is held by a test with `react-dom/server` as its oracle.
 * @throws TypeError at anything but functions, tags, fragments and text: hooks with state, classes and lazy parts belong in islands
 */
export function draw(node: ReactNode, voice: Voice): string {
  return drawIn(voice, () => drawNode(node, undefined))
}

const empty: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** @param chosen the value of the select around, whose option says `selected` */
function drawNode(node: ReactNode, chosen: string | undefined): string {
  switch (typeof node) {
    case 'string':
      return escaped(node)
    case 'number':
    case 'bigint':
      return String(node)
    case 'object':
      if (node === null) return ''
      if (Array.isArray(node)) {
        let drawn = ''
        for (const one of node) drawn += drawNode(one as ReactNode, chosen)
        return drawn
      }
      return drawElement(node as ReactElement<Props>, chosen)
    default:
      return ''
  }
}

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode }

function drawElement({ type, props }: ReactElement<Props>, chosen: string | undefined): string {
  if (typeof type === 'string') return drawTag(type, props, chosen)
  if (typeof type === 'function') {
    if (type === Still) return drawStill(props)
    return drawNode((type as (props: Props) => ReactNode)(props), chosen)
  }
  if (type === Fragment) return drawNode(props.children, chosen)
  if ((type as unknown) === Speaking) {
    return drawIn(props['value'] as Voice, () => drawNode(props.children, chosen))
  }
  throw new TypeError(`a page can not draw ${String(type)}; parts with a state of their own are islands`)
}

const stills = new WeakMap<Props, string>()

/** Known by its properties: the same object wherever the same element stands. */
function drawStill(props: Props): string {
  let drawn = stills.get(props)
  if (drawn === undefined) {
    drawn = drawNode(props.children, undefined)
    stills.set(props, drawn)
  }
  return drawn
}

function drawTag(tag: string, props: Props, chosen: string | undefined): string {
  const opened = `<${tag}${attributes(tag, props)}`
  if (empty.has(tag)) return `${opened}/>`
  const raw = props['dangerouslySetInnerHTML'] as { readonly __html: string } | undefined
  // oxlint-disable-next-line no-underscore-dangle -- React's own name
  if (raw !== undefined) return `${opened}>${raw.__html}</${tag}>`
  if (tag === 'option') return drawOption(opened, props, chosen)
  if (tag === 'textarea') return `${opened}>${drawTyped(props)}</textarea>`
  const inside = tag === 'select' ? valueOf(props) : chosen
  return `${opened}>${drawNode(props.children, inside)}</${tag}>`
}

const valueOf = (props: Props): string | undefined => {
  const value = props['value'] ?? props['defaultValue']
  return value === undefined || value === null ? undefined : String(value)
}

function drawOption(opened: string, props: Props, chosen: string | undefined): string {
  const words = drawNode(props.children, undefined)
  const value = props['value'] === undefined ? words : escaped(String(props['value']))
  return `${opened}${chosen !== undefined && value === escaped(chosen) ? ' selected=""' : ''}>${words}</option>`
}

/** HTML drops one line break at the start of a text area, so one that was typed is written twice. */
function drawTyped(props: Props): string {
  const text = escaped(valueOf(props) ?? '')
  return text.startsWith('\n') ? `\n${text}` : text
}
