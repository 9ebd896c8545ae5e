import type { Day, WallTime } from '#kernel/instant.ts'
import { useFormats, useSay } from '#web/say/context.tsx'
import { Definitions, Listing, Listings } from '#web/parts/listing.tsx'
import { Chapter } from './chapter.tsx'

const saturday = '2026-06-20' as Day
const [ten, noon] = ['10:00', '12:00'] as WallTime[]

export function Listed() {
  const say = useSay()
  const formats = useFormats()
  const when = formats.day(saturday, 'weekday')
  const hours = formats.timeRange(ten!, noon!)
  return (
    <Chapter name="listed">
      <Listings>
        <Listing
          when={when}
          whenDetail={hours}
          href="#style-listed"
          title={say('web.style-listing-1')}
          host={<bdi>Bosque Comestible</bdi>}
          summary={say('web.style-listing-summary')}
          facts={[
            { icon: 'place', text: <bdi>{`Auburn Gresham · ${formats.distance(1240)}`}</bdi> },
            { icon: 'ages', text: say('web.style-ages', { min: 8, max: 12 }) },
            { icon: 'price', text: say('web.style-free') },
            { icon: 'food', text: say('web.style-lunch') },
          ]}
          note={say('web.style-fresh', { day: formats.day(saturday) })}
        />
        <Listing
          when={say('web.style-until', { day: formats.day('2026-08-14' as Day, 'short') })}
          whenDetail={say('web.style-days-not-stated')}
          href="#style-listed"
          title="Grüne Werkstatt: Vögel, Hecken und Insekten im Quartier kennenlernen und zeichnen"
          titleLanguage="de"
          host={<bdi>Stadtteilbüro Dornbusch</bdi>}
          facts={[{ icon: 'online', text: say('web.style-online') }]}
        />
        <Listing
          when={when}
          whenDetail={hours}
          href="#style-listed"
          title="ورشة الروبوتات للعائلات"
          titleLanguage="ar"
          facts={[{ icon: 'accessible', text: say('web.style-step-free') }]}
        />
      </Listings>
      <Definitions
        items={[
          { term: say('web.style-when'), icon: 'time', detail: `${formats.day(saturday, 'long')}, ${hours}` },
          { term: say('web.style-where'), icon: 'place', detail: <bdi>Gwendolyn Brooks Library</bdi> },
          { term: say('web.style-price'), icon: 'price', detail: say('web.style-free-hint') },
        ]}
      />
    </Chapter>
  )
}
