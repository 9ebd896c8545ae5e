import type { Frame } from './frame.ts'
import { jsonForMarkup } from './json-for-markup.ts'

export function Head({ frame }: { frame: Frame }) {
  const { assets, ecosystem, voice } = frame
  const site = ecosystem?.name ?? voice.say('web.product')
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{frame.title === site ? site : `${frame.title} · ${site}`}</title>
      {frame.description === undefined ? null : <meta name="description" content={frame.description} />}
      {frame.hideFromSearchEngines === true ? <meta name="robots" content="noindex" /> : null}
      {assets.fonts.map((href) => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="" />
      ))}
      {assets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {ecosystem === null ? null : <link rel="stylesheet" href={ecosystem.themeHref} />}
      {assets.scripts.map((src) => (
        <script key={src} type="module" src={src} />
      ))}
      <link rel="icon" href={assets.mark} type="image/svg+xml" />
      {frame.canonical === undefined ? null : <link rel="canonical" href={frame.canonical} />}
      {frame.calendars?.map(({ href, label }) => (
        <link key={href} rel="alternate" type="text/calendar" href={href} title={label} />
      ))}
      {frame.structured === undefined ? null : (
        <script
          type="application/ld+json"
          // A data block must stand unescaped; `jsonForMarkup` leaves nothing in it that could end the element.
          dangerouslySetInnerHTML={{ __html: jsonForMarkup(frame.structured) }}
        />
      )}
    </head>
  )
}
