import { Actions, LinkButton } from '#web/parts/button.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import { freshnessSentence, type Voiced } from './sentences.ts'
import { hostLink, ThingFacts } from './thing-facts.tsx'
import { ThingPlaces } from './thing-places.tsx'
import type { ThingView } from '../words-for-pages.ts'

/** One thing to do: everything a parent asks before leaving the house. */
export function ThingPage({ thing, canTakePart = false }: { thing: ThingView; canTakePart?: boolean }) {
  const voiced = useVoice()
  const { say } = voiced
  const { here, title } = thing
  return (
    <article className="thing">
      <Breadcrumb
        trail={[
          { href: `${here.prefix}/`, label: here.name },
          { href: `${here.prefix}/opportunities`, label: say('catalogue.all-opportunities') },
        ]}
      />
      <header className="thing-head">
        <p className="thing-kind">{say(`catalogue.kind-${thing.kind}`)}</p>
        <h1 lang={title.language} dir="auto">
          {title.text}
        </h1>
        <p className="thing-host">
          {say.rich('catalogue.hosted-by', {
            host: () => hostLink(thing),
          })}
        </p>
      </header>
      <Standing thing={thing} voiced={voiced} />
      {thing.askedFor === null ? null : (
        <p className="thing-asked">
          <Icon name="want" />
          {thing.askedFor.count === null
            ? say('catalogue.asked-for-few')
            : say('catalogue.asked-for', { count: thing.askedFor.count })}
        </p>
      )}
      <Acts thing={thing} canTakePart={canTakePart} voiced={voiced} />
      <div className="thing-columns">
        <ThingFacts thing={thing} voiced={voiced} />
        <Description thing={thing} voiced={voiced} />
        <ThingPlaces thing={thing} voiced={voiced} />
      </div>
      <Origin thing={thing} voiced={voiced} />
    </article>
  )
}

/** A page that has been shared goes on answering; it says plainly when there is nothing to go to any more. */
function Standing({
  thing: { standing, lapsesOn, here },
  voiced: { say, formats },
}: {
  thing: ThingView
  voiced: Voiced
}) {
  if (standing === 'open') return null
  return (
    <Notice tone="warning" title={say(`catalogue.standing-${standing}`)}>
      <p>
        {standing === 'lapsed' && lapsesOn !== null
          ? say('catalogue.standing-lapsed-why', { day: formats.day(lapsesOn) })
          : say(`catalogue.standing-${standing}-why`)}{' '}
        <a href={`${here.prefix}/opportunities`}>{say('catalogue.find-others')}</a>
      </p>
    </Notice>
  )
}

function Acts({ thing, canTakePart, voiced: { say } }: { thing: ThingView; canTakePart: boolean; voiced: Voiced }) {
  const open = thing.standing === 'open'
  return (
    <Actions>
      {canTakePart ? (
        <LinkButton href={`${thing.href}/take-part`} icon="check" rel="nofollow">
          {say('participation.take-part')}
        </LinkButton>
      ) : null}
      {open && thing.signUpLink !== null ? (
        <LinkButton href={thing.signUpLink} icon="external" rel="external noopener">
          {say('catalogue.sign-up')}
        </LinkButton>
      ) : null}
      {open ? (
        <LinkButton href={thing.calendarHref} icon="calendar-add" weight="quiet" rel="nofollow">
          {say('catalogue.add-to-calendar')}
        </LinkButton>
      ) : null}
    </Actions>
  )
}

function Description({ thing: { description, image }, voiced: { say } }: { thing: ThingView; voiced: Voiced }) {
  return (
    <section className="thing-about" aria-labelledby="about">
      <h2 id="about">{say('catalogue.about')}</h2>
      {image === null ? null : (
        <img className="thing-image" src={image.link} alt={image.alt.text} lang={image.alt.language} loading="lazy" />
      )}
      {description.paragraphs.length === 0 ? (
        <p className="hint">{say('catalogue.no-description')}</p>
      ) : (
        <div lang={description.language} dir="auto">
          {description.paragraphs.map((paragraph, position) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs of one text never move
            <p key={position}>{paragraph}</p>
          ))}
        </div>
      )}
    </section>
  )
}

/** Where this listing comes from, how fresh it is, and how to say that it is wrong. */
function Origin({ thing, voiced }: { thing: ThingView; voiced: Voiced }) {
  const { say, formats } = voiced
  return (
    <footer className="thing-origin">
      <p>
        <Icon name="fresh" />
        {freshnessSentence(voiced, thing, thing.here.today)}
        {thing.lapsesOn === null || thing.standing !== 'open'
          ? null
          : ` ${say('catalogue.lapses-on', { day: formats.day(thing.lapsesOn) })}`}
      </p>
      {thing.movedByWeeks === 0 ? null : (
        <p>
          <Icon name="calendar" />
          {say('catalogue.dates-moved', { weeks: thing.movedByWeeks })}
        </p>
      )}
      {thing.sources.length === 0 ? null : (
        <p>
          {say('catalogue.sources')}{' '}
          {thing.sources.map(({ name, link }, position) => (
            <span key={`${name} ${link ?? ''}`}>
              {position === 0 ? null : ' · '}
              {link === null ? (
                <bdi>{name}</bdi>
              ) : (
                <a href={link} rel="external noopener" dir="auto">
                  {name}
                </a>
              )}
            </span>
          ))}
        </p>
      )}
      <p>
        <a href={`${thing.href}/report`} rel="nofollow">
          <Icon name="warning" />
          {say('catalogue.report-mistake')}
        </a>
      </p>
    </footer>
  )
}
