import { Icon } from '#web/parts/icon.tsx'
import type { Voiced } from './sentences.ts'
import type { DotView, MapView } from '../words-for-pages.ts'

/**
 * Our own outlines and dots, drawn on the server; with script the same frame becomes a map that moves. The list beside
 * it says everything the picture says, so the picture is left out for those who listen.
 */
export function FindMap({ map, voiced }: { map: MapView; voiced: Voiced }) {
  const { say } = voiced
  const largest = map.dots.reduce((most, dot) => Math.max(most, dot.count), 1)
  return (
    <div className="find-map">
      {map.areas.length === 0 && map.dots.length === 0 ? (
        <p className="hint">{say('catalogue.map-empty')}</p>
      ) : (
        <figure
          className="map-figure"
          data-island="map"
          data-outlines={map.outlinesHref}
          data-dots={map.dotsHref}
          data-label={say('catalogue.map-label')}
          data-move={say('catalogue.map-move')}
          data-zoom-in={say('catalogue.map-zoom-in')}
          data-zoom-out={say('catalogue.map-zoom-out')}
        >
          <svg
            className="map-picture"
            viewBox={`0 0 ${map.frame.width} ${map.frame.height}`}
            role="img"
            aria-label={say('catalogue.map-label')}
          >
            <g className="map-areas">
              {map.areas.map((area) => (
                <path key={area.name} d={area.outline} />
              ))}
            </g>
            <g className="map-dots">
              {map.dots.map((dot) => (
                <circle key={dot.venueId} cx={dot.x} cy={dot.y} r={radiusOf(dot.count, largest)} />
              ))}
            </g>
          </svg>
          <figcaption className="hint">{say('catalogue.map-caption', { count: map.dots.length })}</figcaption>
        </figure>
      )}
      <section aria-labelledby="map-places">
        <h2 id="map-places">{say('catalogue.map-places')}</h2>
        {map.dots.length === 0 ? (
          <p>{say('catalogue.map-no-places')}</p>
        ) : (
          <VenueList dots={map.dots} voiced={voiced} />
        )}
        {map.online === 0 ? null : (
          <p>
            <Icon name="online" /> {say('catalogue.map-online', { count: map.online })}
          </p>
        )}
      </section>
      {map.unplaced.length === 0 ? null : (
        <section aria-labelledby="map-unplaced">
          <h2 id="map-unplaced">{say('catalogue.map-unplaced')}</h2>
          <p className="hint">{say('catalogue.map-unplaced-hint')}</p>
          <VenueList dots={map.unplaced} voiced={voiced} />
        </section>
      )}
    </div>
  )
}

/** Area grows with the count, so that a venue with four times as much looks four times as large, not sixteen. */
const radiusOf = (count: number, largest: number): number => Math.round((3 + 9 * Math.sqrt(count / largest)) * 10) / 10

/** Names told before "and 300 more places": a page for a phone, not a register. */
const mostNamed = 120

const VenueList = ({ dots, voiced: { say } }: { dots: readonly DotView[]; voiced: Voiced }) => (
  <>
    <ul className="map-list">
      {dots.slice(0, mostNamed).map((dot) => (
        <li key={dot.venueId}>
          <a href={dot.href} rel="nofollow" dir="auto">
            {dot.name}
          </a>
          <span className="map-list-area">
            {dot.area === null ? '' : ` · ${dot.area}`} · {say('catalogue.things-short', { count: dot.count })}
          </span>
        </li>
      ))}
    </ul>
    {dots.length > mostNamed ? (
      <p className="hint">{say('catalogue.map-more', { count: dots.length - mostNamed })}</p>
    ) : null}
  </>
)
