import type { ReactNode } from 'react'
import { spriteFor } from '../parts/icons.ts'
import { draw } from './draw.ts'
import { Footer } from './footer.tsx'
import type { Frame } from './frame.ts'
import { Head } from './head.tsx'
import { Header } from './header.tsx'

/** A whole page as HTML. Plain markup, no script of its own; the icons it uses are drawn once, at its end. */
export function renderPage(frame: Frame, body: ReactNode): string {
  const { voice, theme } = frame
  const html = draw(
    <html lang={voice.language} dir={voice.direction} data-theme={theme}>
      <Head frame={frame} />
      <body>
        <a className="skip-link" href="#main">
          {voice.say('web.skip-to-content')}
        </a>
        <Header frame={frame} />
        <main id="main" tabIndex={-1}>
          {frame.flash === undefined ? null : <output className="flash">{frame.flash}</output>}
          {body}
        </main>
        <Footer frame={frame} />
      </body>
    </html>,
    voice,
  )
  const end = html.lastIndexOf('</body>')
  return `<!doctype html>${html.slice(0, end)}${spriteFor(html)}${html.slice(end)}`
}
