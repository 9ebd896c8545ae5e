import { useSay } from '../say/context.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Frame } from './frame.ts'
import { Mark } from './mark.tsx'

export function Header({ frame }: { frame: Frame }) {
  const say = useSay()
  const { ecosystem } = frame
  return (
    <header className="site-header">
      {ecosystem?.banner === undefined ? null : (
        <details className="banner">
          <summary>{ecosystem.banner.short}</summary>
          <p>{ecosystem.banner.whole}</p>
        </details>
      )}
      <div className="site-header-inner">
        <a className="site-name" href={ecosystem === null ? '/' : `${ecosystem.prefix}/`} lang={ecosystem?.language}>
          <Mark />
          <span dir="auto">{ecosystem?.name ?? say('web.product')}</span>
        </a>
        {frame.navigation.length === 0 ? null : (
          <nav className="site-navigation" aria-label={frame.navigationLabel ?? say('web.navigation')}>
            <ul>
              {frame.navigation.map(({ href, label, current }) => (
                <li key={href}>
                  <a href={href} aria-current={current ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {ecosystem === null || frame.sought === null ? null : (
          <search className="site-find">
            <form action={`${ecosystem.prefix}/opportunities`}>
              <label className="visually-hidden" htmlFor="site-find">
                {say('web.find-label')}
              </label>
              <input id="site-find" type="search" name="q" defaultValue={frame.sought} autoComplete="off" />
              <button type="submit" className="button button-quiet">
                <Icon name="search" />
                {say('web.find')}
              </button>
            </form>
          </search>
        )}
        <a className="site-mine" href={frame.mine.href} rel="nofollow">
          {frame.mine.label}
        </a>
      </div>
    </header>
  )
}
