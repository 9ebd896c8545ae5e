import { Button, LinkButton } from '#web/parts/button.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { OneThingProps } from './one-thing.tsx'

/** What can be done about a day, beside it: once for all it is for. */
export function WhatIsOpen({ thing, isChild, prefix }: OneThingProps) {
  const say = useSay()
  const formats = useFormats()
  const voice = isChild ? 'child-' : ''
  return thing.open.map(({ open, names }) => {
    const said = { names: formats.list(names), count: names.length }
    return (
      <div key={`${open.act} ${said.names}`} className="home-open">
        {open.act === 'take' ? (
          <form method="post" action={`${prefix}/me/home/take/${open.bookingId}`} className="stack">
            <p>
              {say(`home.${voice}held`, { ...said, until: formats.appointment(open.until, thing.timeZone, 'spoken') })}
            </p>
            <Button icon="check">{names.length > 1 ? say('home.take-places', said) : say('participation.take')}</Button>
          </form>
        ) : open.act === 'ask' ? (
          <>
            <p>{say('home.wishes', said)}</p>
            <LinkButton
              href={`${prefix}/opportunities/${thing.opportunityId}/take-part?day=${thing.occasionId}`}
              weight="quiet"
            >
              {say('home.ask-for-place')}
            </LinkButton>
          </>
        ) : open.act === 'consent' ? (
          <p>{say(isChild ? 'home.child-consent-here' : 'home.consent-here', said)}</p>
        ) : (
          <p>{say(`home.${voice}consent-ends`, { ...said, day: formats.day(open.on, 'weekday') })}</p>
        )}
      </div>
    )
  })
}
