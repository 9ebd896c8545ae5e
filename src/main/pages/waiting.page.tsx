import type { Told } from '#platform/http/waiting-room.ts'
import type { FrameAssets } from '#web/layout/frame.ts'
import type { Voice } from '#web/say/voices.ts'

export interface WaitingPageProps {
  readonly voice: Voice
  readonly assets: FrameAssets
  readonly told: Told
}

/** The lightest page of the house, for it is drawn when there is no time: where one stands, and that nothing has to be done. */
export function WaitingPage({ voice, assets, told: { number, ahead, again, about } }: WaitingPageProps) {
  return (
    <html lang={voice.language} dir={voice.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta httpEquiv="refresh" content={String(again)} />
        <meta name="robots" content="noindex" />
        <title>{voice.say('main.waiting-title')}</title>
        <meta name="color-scheme" content="light dark" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <main id="main" className="page-narrow stack">
          <h1>{voice.say('main.waiting-title')}</h1>
          {number === null ? (
            <p className="lead">{voice.say('main.waiting-again', { seconds: again })}</p>
          ) : (
            <>
              <p className="lead">{voice.say('main.waiting-ahead', { count: ahead })}</p>
              <p>{voice.say('main.waiting-about', { minutes: Math.ceil(about / 60) })}</p>
              <p>{voice.say('main.waiting-do')}</p>
            </>
          )}
        </main>
      </body>
    </html>
  )
}
