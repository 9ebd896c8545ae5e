import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The icons we draw, by what they mean to us, each from one lucide drawing. An icon always stands beside a word. */
const drawings = {
  accessible: 'accessibility',
  add: 'plus',
  ages: 'users-round',
  area: 'map',
  back: 'arrow-left',
  calendar: 'calendar-days',
  'calendar-add': 'calendar-plus',
  chart: 'chart-column',
  check: 'check',
  close: 'x',
  download: 'download',
  edit: 'pencil',
  error: 'octagon-alert',
  equipment: 'backpack',
  external: 'external-link',
  file: 'file-text',
  filter: 'sliders-horizontal',
  food: 'utensils',
  forward: 'arrow-right',
  fresh: 'leaf',
  help: 'circle-question-mark',
  host: 'building-2',
  info: 'info',
  language: 'languages',
  link: 'link',
  list: 'list',
  mail: 'mail',
  merge: 'merge',
  minus: 'minus',
  online: 'monitor',
  phone: 'phone',
  place: 'map-pin',
  price: 'ticket',
  print: 'printer',
  refresh: 'refresh-cw',
  search: 'search',
  settings: 'settings-2',
  share: 'share-2',
  sign: 'signature',
  table: 'table-2',
  theme: 'shapes',
  time: 'clock',
  transport: 'bus',
  undo: 'undo-2',
  upload: 'upload',
  want: 'message-circle-heart',
  warning: 'triangle-alert',
} as const satisfies Record<string, string>

export type IconName = keyof typeof drawings

export const iconNames = Object.keys(drawings) as readonly IconName[]

/** Drawings that point along the line of reading turn round where it runs from the right. */
export const turningIcons: ReadonlySet<IconName> = new Set(['back', 'forward', 'undo', 'external', 'list'])

const symbols = new Map<string, string>()
const findFile = createRequire(import.meta.url).resolve

function symbolOf(name: IconName): string {
  let symbol = symbols.get(name)
  if (symbol === undefined) {
    const drawing = readFileSync(findFile(`lucide-static/icons/${drawings[name]}.svg`), 'utf8')
    const lines = drawing.slice(drawing.indexOf('>', drawing.indexOf('<svg')) + 1, drawing.lastIndexOf('</svg>'))
    symbol = `<symbol id="i-${name}" viewBox="0 0 24 24">${lines.replaceAll(/\s*\n\s*/g, '')}</symbol>`
    symbols.set(name, symbol)
  }
  return symbol
}

const reference = 'href="#i-'

/** The drawings a finished page refers to, each once. Text that merely looks like a reference finds no drawing or a harmless one. */
export function spriteFor(html: string): string {
  const used = new Set<string>()
  for (let at = html.indexOf(reference); at >= 0; at = html.indexOf(reference, at)) {
    at += reference.length
    used.add(html.slice(at, html.indexOf('"', at)))
  }
  if (used.size === 0) return ''
  let inside = ''
  for (const name of used) if (Object.hasOwn(drawings, name)) inside += symbolOf(name as IconName)
  return `<svg class="sprite" aria-hidden="true" width="0" height="0">${inside}</svg>`
}
