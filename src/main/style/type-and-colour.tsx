import { useSay } from '#web/say/context.tsx'
import { Hedge } from '#web/parts/hedge.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { iconNames } from '#web/parts/icons.ts'
import { Chapter } from './chapter.tsx'

const surfaces = ['paper', 'blossom', 'leaf-pale', 'lichen', 'hawthorn-pale'] as const
const inks = ['ink', 'ink-soft', 'leaf', 'hawthorn', 'sloe', 'accent'] as const
const growths = [0, 0.35, 0.7, 1] as const

export function TypeAndColour() {
  const say = useSay()
  return (
    <>
      <Chapter name="type">
        <p className="lead">{say('web.style-sample-lead')}</p>
        <p>{say('web.style-sample-text')}</p>
        <h3>{say('web.style-heading-3')}</h3>
        <p>{say.rich('web.style-sample-link', { link: (parts) => <a href="#style-type">{parts}</a> })}</p>
        <h4>{say('web.style-heading-4')}</h4>
        <p className="small">{say('web.style-sample-small')}</p>
      </Chapter>
      <Chapter name="colour">
        <ul className="palette">
          {surfaces.map((name) => (
            <li key={name} className={`palette-${name}`}>
              <code>{name}</code>
              {inks.map((ink) => (
                <span key={ink} className={`palette-${ink}`}>
                  {ink}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </Chapter>
      <Chapter name="hedge">
        <p>{say('web.style-hedge-text')}</p>
        <div className="beside">
          {growths.map((grown) => (
            <Hedge key={grown} grown={grown} stems={6} seed={4} />
          ))}
        </div>
      </Chapter>
      <Chapter name="icons">
        <ul className="facts">
          {iconNames.map((name) => (
            <li key={name}>
              <Icon name={name} />
              <span lang="en" dir="ltr">
                {name}
              </span>
            </li>
          ))}
        </ul>
      </Chapter>
    </>
  )
}
