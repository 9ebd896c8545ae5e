import { draw } from '#web/layout/draw.ts'
import type { Voice } from '#web/say/voices.ts'

/** Plain values as a page of nested lists, without a style or a script: it must open anywhere, in twenty years. */
export const readable = (title: string, everything: unknown, voice: Voice): string =>
  `<!doctype html>${draw(
    <html lang={voice.language} dir={voice.direction}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
      </head>
      <body>
        <h1>{title}</h1>
        <Value value={everything} />
      </body>
    </html>,
    voice,
  )}`

function Value({ value }: { readonly value: unknown }) {
  if (value === null || value === undefined || value === '') return <span>–</span>
  if (Array.isArray(value))
    return (
      <ol>
        {value.map((item: unknown) => (
          <li key={JSON.stringify(item)}>
            <Value value={item} />
          </li>
        ))}
      </ol>
    )
  if (typeof value === 'object')
    return (
      <dl>
        {Object.entries(value).map(([key, inner]) => (
          <div key={key}>
            <dt>
              <bdi>{key}</bdi>
            </dt>
            <dd>
              <Value value={inner} />
            </dd>
          </div>
        ))}
      </dl>
    )
  return <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
}
