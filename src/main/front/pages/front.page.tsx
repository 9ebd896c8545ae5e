import { FindListing } from '../../../learning/catalogue/pages/find-listing.tsx'
import { WantItem, type WantView } from '../../../learning/wants/pages/want-item.tsx'
import type { Day } from '#kernel/instant.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { Listings } from '#web/parts/listing.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay, useVoice } from '#web/say/context.tsx'
import type { SignerLine, Told } from '../words.ts'

type Listing = Parameters<typeof FindListing>[0]

export interface FrontPageProps {
  readonly here: Listing['here']
  readonly prefix: string
  readonly name: Told
  readonly purpose: Told
  readonly manifesto: Told
  readonly signers: readonly SignerLine[]
  readonly placeNames: readonly string[]
  readonly saturdayOn: Day
  readonly onSaturday: { readonly total: number; readonly listings: readonly Listing['listing'][] }
  readonly wants: readonly WantView[]
  readonly reached: {
    readonly by: 'hardship' | 'people' | 'listings'
    readonly areas: readonly { readonly id: string; readonly name: string; readonly listings: number }[]
  } | null
}

/** An ecosystem's door, in this order: find; what it is for; this Saturday; what people asked for; who is not yet reached. */
export function FrontPage(props: FrontPageProps) {
  const { prefix, name } = props
  const say = useSay()
  return (
    <article className="front">
      <h1 lang={name.language} dir="auto">
        {name.text}
      </h1>
      <search className="front-find">
        <form action={`${prefix}/opportunities`}>
          <label htmlFor="front-q">{say('front.find-label')}</label>
          <div className="front-find-row">
            <input id="front-q" className="input input-full" type="search" name="q" autoComplete="off" dir="auto" />
            <Button icon="search">{say('web.find')}</Button>
          </div>
        </form>
      </search>
      <Purpose {...props} />
      <Saturday {...props} />
      <Asked {...props} />
      <Reached {...props} />
    </article>
  )
}

function Purpose({ prefix, purpose, manifesto, signers }: FrontPageProps) {
  const say = useSay()
  const formats = useFormats()
  if (purpose.text === '' && signers.length === 0) return null
  return (
    <section className="front-part" aria-labelledby="front-purpose">
      <h2 id="front-purpose">{say('front.purpose')}</h2>
      <p className="lead" lang={purpose.language} dir="auto">
        {purpose.text}
      </p>
      {manifesto.text === '' ? null : (
        <Details summary={say('front.manifesto')}>
          <p lang={manifesto.language} dir="auto">
            {manifesto.text}
          </p>
        </Details>
      )}
      {signers.length === 0 ? null : (
        <>
          <p>
            <Icon name="sign" /> {say('front.signed-by', { count: signers.length })}
          </p>
          <ul className="front-signers">
            {signers.map(({ signer, signedOn }) => (
              <li key={signer}>
                <bdi>{signer}</bdi> <span className="hint">{formats.day(signedOn)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`${prefix}/at-a-glance`}>{say('front.to-glance')}</a>
      </p>
    </section>
  )
}

function Saturday({ prefix, here, saturdayOn, onSaturday, placeNames }: FrontPageProps) {
  const say = useSay()
  const voiced = useVoice()
  const query = `from=${saturdayOn}&to=${saturdayOn}&weekday=6`
  return (
    <section className="front-part" aria-labelledby="front-saturday">
      <h2 id="front-saturday">{say('front.saturday', { day: voiced.formats.day(saturdayOn, 'short') })}</h2>
      {placeNames.length === 0 ? null : (
        <form action={`${prefix}/opportunities`} className="front-near">
          <input type="hidden" name="from" value={saturdayOn} />
          <input type="hidden" name="to" value={saturdayOn} />
          <input type="hidden" name="weekday" value="6" />
          <label htmlFor="front-place">{say('front.near')}</label>
          <div className="front-find-row">
            <input id="front-place" className="input" name="place" list="front-places" autoComplete="off" dir="auto" />
            <Button weight="quiet" icon="place">
              {say('front.near-me')}
            </Button>
          </div>
          <datalist id="front-places">
            {placeNames.map((place) => (
              <option key={place} value={place}>
                {place}
              </option>
            ))}
          </datalist>
        </form>
      )}
      {onSaturday.listings.length === 0 ? <p>{say('front.saturday-none')}</p> : null}
      <Listings>
        {onSaturday.listings.map((listing) => (
          <FindListing key={listing.id} listing={listing} here={here} voiced={voiced} />
        ))}
      </Listings>
      {onSaturday.total > onSaturday.listings.length ? (
        <p>
          <a href={`${prefix}/opportunities?${query}`}>{say('front.saturday-all', { count: onSaturday.total })}</a>
        </p>
      ) : null}
    </section>
  )
}

function Asked({ prefix, wants }: FrontPageProps) {
  const say = useSay()
  return (
    <section className="front-part" aria-labelledby="front-wants">
      <h2 id="front-wants">{say('front.wants')}</h2>
      {wants.length === 0 ? <p>{say('front.wants-none')}</p> : null}
      <ul className="wants">
        {wants.map((want) => (
          <WantItem key={want.id} want={want} joinAction={null} />
        ))}
      </ul>
      <p className="actions">
        <LinkButton href={`${prefix}/wants/new`} weight="quiet" icon="want">
          {say('wants.tell')}
        </LinkButton>
        {wants.length === 0 ? null : <a href={`${prefix}/wants`}>{say('front.wants-all')}</a>}
      </p>
    </section>
  )
}

function Reached({ prefix, reached }: FrontPageProps) {
  const say = useSay()
  return (
    <section className="front-part" aria-labelledby="front-reached">
      <h2 id="front-reached">{say('front.reached')}</h2>
      {reached === null || reached.areas.length === 0 ? (
        <p>{say('front.reached-unknown')}</p>
      ) : (
        <>
          <p>{say(reached.by === 'listings' ? 'front.reached-fewest' : `front.reached-${reached.by}`)}</p>
          <ul>
            {reached.areas.map(({ id, name, listings }) => (
              <li key={id}>
                <a href={`${prefix}/opportunities?area=${encodeURIComponent(name)}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <span className="hint">{say('front.reached-listings', { count: listings })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={`${prefix}/observatory`}>{say('front.to-observatory')}</a>
      </p>
    </section>
  )
}
