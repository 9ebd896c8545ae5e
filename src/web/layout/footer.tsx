import { nativeName } from '../say/languages.ts'
import { useSay } from '../say/context.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Frame } from './frame.ts'

const namesOfLanguages = new Map<string, string>()

/** The name of a language in itself, kept: asking `Intl` costs more than drawing the footer. */
function nameOf(language: string): string {
  let name = namesOfLanguages.get(language)
  if (name === undefined) {
    name = nativeName(language)
    namesOfLanguages.set(language, name)
  }
  return name
}

export function Footer({ frame }: { frame: Frame }) {
  const say = useSay()
  const { path, query } = frame.address
  const inLanguage = (language: string): string => `${path}?${query === '' ? '' : `${query}&`}lang=${language}`
  return (
    <footer className="site-footer">
      <div className="hedge-line" />
      <div className="site-footer-inner">
        <p className="site-help">
          <a href={frame.help.href}>
            <Icon name="help" />
            {frame.help.label}
          </a>
        </p>
        <nav aria-label={say('web.languages')}>
          <ul className="site-languages">
            {frame.languages.map((language) => (
              <li key={language}>
                <a
                  href={inLanguage(language)}
                  lang={language}
                  hrefLang={language}
                  aria-current={language === frame.voice.language ? 'true' : undefined}
                >
                  {nameOf(language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ul className="site-about">
          {frame.footer.map(({ href, label, rel }) => (
            <li key={href}>
              <a href={href} rel={rel}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
