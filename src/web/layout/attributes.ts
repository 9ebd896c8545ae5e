import { escaped } from './escaped.ts'

/** React's names for HTML's; every other name is written as it stands, for HTML does not mind capitals. */
const names: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  acceptCharset: 'accept-charset',
  httpEquiv: 'http-equiv',
  crossOrigin: 'crossorigin',
  defaultValue: 'value',
  defaultChecked: 'checked',
  tabIndex: 'tabindex',
  vectorEffect: 'vector-effect',
  clipPath: 'clip-path',
  dominantBaseline: 'dominant-baseline',
  fillOpacity: 'fill-opacity',
  fillRule: 'fill-rule',
  fontSize: 'font-size',
  fontWeight: 'font-weight',
  strokeDasharray: 'stroke-dasharray',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  strokeOpacity: 'stroke-opacity',
  strokeWidth: 'stroke-width',
  textAnchor: 'text-anchor',
}

const unwritten: ReadonlySet<string> = new Set([
  'children',
  'dangerouslySetInnerHTML',
  'key',
  'ref',
  'suppressHydrationWarning',
])

/** There or not there; their presence is the whole of what they say. */
const flags: ReadonlySet<string> = new Set(
  (
    'allowFullScreen async autoFocus autoPlay checked controls default defaultChecked defer disabled download ' +
    'formNoValidate hidden inert itemScope loop multiple muted noModule noValidate open readOnly required reversed selected'
  ).split(' '),
)

const addresses: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formAction', 'xlinkHref'])
/** Browsers read `javascript:` through capitals, spaces and control characters, however many. */
function isExecutable(address: string): boolean {
  let scheme = ''
  for (const character of address) {
    if (character <= ' ') continue
    scheme += character
    if (scheme.length === executable.length) return scheme.toLowerCase() === executable
    if (character === '/' || character === '#' || character === '?') return false
  }
  return false
}
const executable = 'javascript:'

/**
 * The attributes of one tag, escaped. An address that would run script is left out: texts and links come from feeds.
 * @throws TypeError at `style`: the content security policy would ignore it, so it can only be a mistake
 */
export function attributes(tag: string, props: Readonly<Record<string, unknown>>): string {
  const showsValueInside = tag === 'select' || tag === 'textarea'
  let written = ''
  for (const name in props) {
    const value = props[name]
    if (value === undefined || value === null || unwritten.has(name)) continue
    if (showsValueInside && (name === 'value' || name === 'defaultValue')) continue
    written += attribute(name, value)
  }
  return written
}

function attribute(name: string, value: unknown): string {
  if (name === 'style') throw new TypeError('no inline style: give the part a class')
  const as = names[name] ?? name
  switch (typeof value) {
    case 'string':
      if (addresses.has(name) && isExecutable(value)) return ''
      return flags.has(name) && value === '' && name !== 'download' ? '' : ` ${as}="${escaped(value)}"`
    case 'number':
      return ` ${as}="${value}"`
    case 'boolean':
      if (flags.has(name)) return value ? ` ${as}=""` : ''
      return name.startsWith('aria-') || name.startsWith('data-') ? ` ${as}="${value}"` : ''
    default:
      return ''
  }
}
