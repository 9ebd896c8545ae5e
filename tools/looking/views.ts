export interface View {
  readonly name: string
  readonly width: number
  readonly language: string
  readonly dark: boolean
  readonly paper: boolean
}

const on = (name: string, width: number, rest: Partial<View> = {}): View => ({
  name,
  width,
  language: 'en',
  dark: false,
  paper: false,
  ...rest,
})

/** How each page is looked at. Paper is A4 at 96 dots an inch. */
export const views: readonly View[] = [
  on('phone', 360),
  on('phone-dark', 360, { dark: true }),
  on('phone-arabic', 360, { language: 'ar' }),
  on('desk', 1280),
  on('desk-dark', 1280, { dark: true }),
  on('desk-arabic', 1280, { language: 'ar' }),
  on('paper', 794, { paper: true }),
]

/** With whose eyes a page is looked at: nobody's, the office's, or those of an invented person whose own page it is. */
export const invented = {
  coordinator: 'Crane Example',
  steward: 'Juniper Example',
  guardian: 'Hazel Example',
  host: 'Robin Example',
  teacher: 'Teasel Example',
  desk: 'Heron Example',
} as const
export type Eyes = 'visitor' | 'office' | keyof typeof invented

/** A page, and who looks at it. */
export interface Seen {
  readonly path: string
  readonly eyes: Eyes
}

export interface Shot extends Seen {
  readonly view: View
  readonly file: string
  /** How far the page sticks out sideways, in px; a page that fits has 0. */
  readonly over: number
}

/** Pages of one kind: ids and the names of single things stand for each other; ecosystems do not, for each is its own place. */
export const shapeOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^(\/[^/]+\/(?:organisations|areas|venues|people))\/[^/?]+/, '$1/:one')
    .replace(/^(\/[^/]+\/(?:certificates|wants\/with))\/[^/?]+/, '$1/:one')
    .replace(/\/(\?|$)/, '$1')

/** Without ids, which are made anew with every demonstration: a picture takes the place of its elder. */
export const nameOf = ({ path, eyes }: Seen): string => `${eyes in invented ? `${eyes}__` : ''}${fileNameOf(path)}`

const fileNameOf = (path: string): string =>
  path
    .replace(/^\//, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'one')
    .replace(/[?&=.]/g, '_')
    .replaceAll('/', '__')
    .slice(0, 100) || 'first'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** All pictures on one page, a row for each page, so that the eye can go along. */
export function contactSheet(shots: readonly Shot[]): string {
  const rows = Map.groupBy(shots, ({ path, eyes }) => (eyes in invented ? `${path} · ${eyes}` : path))
  const row = (path: string, own: readonly Shot[]): string =>
    `<h2>${escaped(path)}</h2><div>${own
      .map(
        ({ file, view }) =>
          `<a href="${escaped(file)}"><img src="${escaped(file)}" width="${view.width / 2}" alt="${escaped(`${path}, ${view.name}`)}"></a>`,
      )
      .join('')}</div>`
  return `<!doctype html><meta charset="utf-8"><title>Screenshots</title>
<style>body{font:16px system-ui;background:#ddd}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}img{display:block;border:1px solid #999}</style>
${[...rows].map(([path, own]) => row(path, own)).join('\n')}
`
}
