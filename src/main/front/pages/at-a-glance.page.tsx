import type { Day } from '#kernel/instant.ts'
import { Definitions } from '#web/parts/listing.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { SignerLine, Told } from '../words.ts'

/** The report's template of one page an ecosystem; also given as JSON, so that many can be collected. */
export interface Glance {
  readonly prefix: string
  readonly name: Told
  readonly purpose: Told
  readonly manifesto: Told
  readonly since: Day | null
  readonly languages: readonly string[]
  readonly ages: { readonly min: number; readonly max: number }
  readonly signers: readonly SignerLine[]
  readonly listings: number
  readonly opportunities: number
  readonly providers: number
  readonly effective: number | null
  readonly verified: number
  readonly areas: number
  readonly areasWithout: number
  readonly wants: number
  readonly wantsAnswered: number
  readonly free: number
  readonly demonstration: boolean
}

/** What is it · since when · how far has it scaled · features · impact · enabling conditions · insights. */
export function AtAGlancePage({ glance }: { glance: Glance }) {
  const say = useSay()
  const formats = useFormats()
  const { prefix, name, purpose, manifesto, since, ages, signers } = glance
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/`, label: name.text }]} />
      <h1>{say('front.glance-title', { name: name.text })}</h1>
      <section className="front-part" aria-labelledby="glance-what">
        <h2 id="glance-what">{say('front.glance-what')}</h2>
        <p className="lead" lang={purpose.language} dir="auto">
          {purpose.text}
        </p>
        {glance.demonstration ? <p className="hint">{say('front.is-demonstration')}</p> : null}
      </section>
      <section className="front-part" aria-labelledby="glance-since">
        <h2 id="glance-since">{say('front.glance-since')}</h2>
        <p>{since === null ? say('front.glance-since-unknown') : formats.day(since, 'long')}</p>
      </section>
      <section className="front-part" aria-labelledby="glance-scale">
        <h2 id="glance-scale">{say('front.glance-scale')}</h2>
        <Definitions
          items={[
            { term: say('front.glance-listings'), detail: formats.number(glance.listings) },
            { term: say('front.glance-opportunities'), detail: formats.number(glance.opportunities) },
            { term: say('front.glance-providers'), detail: formats.number(glance.providers) },
            ...(glance.areas === 0
              ? []
              : [
                  {
                    term: say('front.glance-areas'),
                    detail: say('front.glance-areas-of', {
                      reached: glance.areas - glance.areasWithout,
                      areas: glance.areas,
                    }),
                  },
                ]),
          ]}
        />
      </section>
      <section className="front-part" aria-labelledby="glance-features">
        <h2 id="glance-features">{say('front.glance-features')}</h2>
        <ul>
          <li>
            {ages.max >= 99
              ? say('front.glance-ages-from', { min: ages.min })
              : say('front.glance-ages', { min: ages.min, max: ages.max })}
          </li>
          <li>
            {say('front.glance-languages', { languages: formats.list(glance.languages.map(formats.languageName)) })}
          </li>
          <li>
            {say('front.glance-free', {
              share: formats.percent(glance.listings === 0 ? 0 : glance.free / glance.listings),
            })}
          </li>
          <li>{say('front.glance-wants', { count: glance.wants, answered: glance.wantsAnswered })}</li>
        </ul>
      </section>
      <section className="front-part" aria-labelledby="glance-impact">
        <h2 id="glance-impact">{say('front.glance-impact')}</h2>
        <p>{say('front.glance-impact-none')}</p>
      </section>
      <section className="front-part" aria-labelledby="glance-conditions">
        <h2 id="glance-conditions">{say('front.glance-conditions')}</h2>
        {manifesto.text === '' ? null : (
          <p lang={manifesto.language} dir="auto">
            {manifesto.text}
          </p>
        )}
        <p>{say('front.glance-signed', { count: signers.length })}</p>
        <p>{say('front.glance-verified', { count: glance.verified, of: glance.providers })}</p>
      </section>
      <section className="front-part" aria-labelledby="glance-insights">
        <h2 id="glance-insights">{say('front.glance-insights')}</h2>
        <p>
          {glance.effective === null
            ? say('front.glance-insights-none')
            : say('front.glance-effective', {
                providers: glance.providers,
                effective: formats.decimal(glance.effective, 1),
              })}{' '}
          <a href={`${prefix}/observatory`}>{say('front.to-observatory')}</a>
        </p>
      </section>
      <p>
        <a href={`${prefix}/at-a-glance.json`} download>
          {say('front.glance-download')}
        </a>
      </p>
    </article>
  )
}
