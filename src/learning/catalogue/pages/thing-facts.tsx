import { Definitions, type Definition } from '#web/parts/listing.tsx'
import { agesSentence, priceSentence, type Voiced } from './sentences.ts'
import { accessSentence, whenAndWhere } from './thing-first-place.tsx'
import type { ThingView } from '../words-for-pages.ts'

/** The questions asked at the door, each with its answer or with "not stated": a parent must know what to ask. */
export function ThingFacts({ thing, voiced }: { thing: ThingView; voiced: Voiced }) {
  const { say } = voiced
  return (
    <section className="thing-facts" aria-labelledby="good-to-know">
      <h2 id="good-to-know" className="visually-hidden">
        {say('catalogue.good-to-know')}
      </h2>
      <Definitions items={factsOf(thing, voiced)} />
    </section>
  )
}

function factsOf(thing: ThingView, voiced: Voiced): Definition[] {
  const { say, formats } = voiced
  const facts: Definition[] = [
    ...whenAndWhere(thing, voiced),
    { icon: 'ages', term: say('catalogue.who-for'), detail: whoFor(thing, voiced) },
    { icon: 'price', term: say('catalogue.cost'), detail: cost(thing, voiced) },
    { icon: 'accessible', term: say('catalogue.access'), detail: accessSentence(thing, voiced) },
    {
      icon: 'equipment',
      term: say('catalogue.provided'),
      detail:
        thing.provides.length === 0
          ? say('catalogue.provided-unknown')
          : formats.list(thing.provides.map((provision) => say(`catalogue.provides-${provision}`))),
    },
    {
      icon: 'host',
      term: say('catalogue.who-is-there'),
      detail: whoIsThere(thing, voiced),
    },
  ]
  if (thing.languages.length > 0) {
    facts.push({
      icon: 'language',
      term: say('catalogue.spoken'),
      detail: formats.list(thing.languages.map(formats.languageName)),
    })
  }
  if (thing.placesLeft !== null) {
    facts.push({
      icon: 'check',
      term: say('catalogue.open-places'),
      detail: say('catalogue.places-left', { count: thing.placesLeft }),
    })
  }
  if (thing.capacity !== null) {
    facts.push({
      icon: 'info',
      term: say('catalogue.capacity'),
      detail: say('catalogue.capacity-places', { count: thing.capacity }),
    })
  }
  if (thing.minimumToRun !== null) {
    facts.push({
      icon: 'info',
      term: say('catalogue.minimum-to-run'),
      detail: say('catalogue.minimum-people', { count: thing.minimumToRun }),
    })
  }
  if (thing.themes.length > 0 || thing.skills.length > 0) {
    facts.push({
      icon: 'theme',
      term: say('catalogue.counts-toward'),
      detail: <ThemesAndSkills thing={thing} voiced={voiced} />,
    })
  }
  if (thing.funders.length > 0) {
    facts.push({
      icon: 'sign',
      term: say('catalogue.funded-by'),
      detail: formats.list(
        thing.funders.map(({ organisation, programme }) =>
          programme === null ? organisation : `${organisation} (${programme})`,
        ),
      ),
    })
  }
  return facts
}

export const hostLink = ({ host }: ThingView) => (
  <a href={host.href} dir="auto" key="host">
    {host.name}
  </a>
)

/** The adults who stand there now: by name who wants to be, the others by their number. */
function whoIsThere(thing: ThingView, voiced: Voiced) {
  const { say, formats } = voiced
  const told = ({ name, does, on }: ThingView['adults'][number]) =>
    say(on === null ? 'catalogue.adult' : 'catalogue.adult-on', {
      name: name!,
      does: say(`catalogue.adult-${does}`),
      day: on === null ? '' : formats.day(on),
    })
  const named = thing.adults.filter(({ name }) => name !== null).map(told)
  const others = thing.adults.length - named.length
  return (
    <>
      {named.length === 0 ? null : (
        <span className="fact-line">{say('catalogue.with-adults', { names: formats.list(named) })}</span>
      )}
      {others === 0 ? null : (
        <span className="fact-line">
          {say(named.length === 0 ? 'catalogue.with-some-adults' : 'catalogue.and-more-adults', { count: others })}
        </span>
      )}
      <span className="fact-line">{say.rich('catalogue.ask-host', { host: () => hostLink(thing) })}</span>
    </>
  )
}

function whoFor(thing: ThingView, voiced: Voiced) {
  const { say } = voiced
  const groups = thing.audiences.map(({ group, mode }) => say(`catalogue.audience-${mode}`, { group }))
  return (
    <>
      {agesSentence(voiced, thing.ages) ?? say('catalogue.ages-not-stated')}
      {groups.map((group) => (
        <span className="fact-line" key={group}>
          {group}
        </span>
      ))}
    </>
  )
}

function cost(thing: ThingView, voiced: Voiced) {
  const { say } = voiced
  return (
    <>
      <bdi>{priceSentence(voiced, thing.price)}</bdi>
      {thing.helpAvailable ? <span className="fact-line">{say('catalogue.help-available')}</span> : null}
      {thing.paysParticipants ? <span className="fact-line">{say('catalogue.pays-participants')}</span> : null}
    </>
  )
}

const ThemesAndSkills = ({ thing, voiced: { say } }: { thing: ThingView; voiced: Voiced }) => (
  <>
    {thing.themes.map(({ theme, href }, position) => (
      <span key={theme}>
        {position === 0 ? null : ' · '}
        <a href={href}>{say(`catalogue.theme-${theme}`)}</a>
      </span>
    ))}
    {thing.skills.length === 0 ? null : <span className="fact-line">{thing.skills.join(' · ')}</span>}
  </>
)
