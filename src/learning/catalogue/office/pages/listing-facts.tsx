import type { Day } from '#kernel/instant.ts'
import { Tag } from '#web/parts/chips.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { ListingLine } from './office-listings.page.tsx'

/** Who makes it, whether the public sees it, who looked at it last, how long it stays. */
export function ListingFacts({ listing, today }: { listing: ListingLine; today: Day }) {
  const { say, formats } = useVoice()
  const { standing, lapsesOn, verifiedByAHumanOn } = listing
  const facts = [
    say(`catalogue.kind-${listing.kind}`),
    verifiedByAHumanOn === null
      ? say('catalogue.never-verified')
      : say('catalogue.verified-on', { day: formats.day(verifiedByAHumanOn) }),
    ...(lapsesOn === null || standing === 'over'
      ? []
      : [
          say(lapsesOn < today ? 'catalogue.office-lapsed-on' : 'catalogue.office-lapses-on', {
            day: formats.day(lapsesOn),
          }),
        ]),
  ]
  return (
    <p className="office-line-facts">
      <bdi>{listing.host}</bdi>
      {facts.map((fact) => (
        <span key={fact}> · {fact}</span>
      ))}{' '}
      {standing === 'public' ? null : <Tag tone="care">{say(`catalogue.office-standing-${standing}`)}</Tag>}
    </p>
  )
}
