import { scaleQuantile } from 'd3-scale'
import type { Point } from '#kernel/place.ts'
import { useFormats, useSay } from '../../say/context.tsx'
import { type Outline, projectionFor } from './map-projection.ts'

export interface MappedArea {
  readonly key: string
  readonly name: string
  readonly outline: Outline
  /** Null: no figures here; drawn hatched-pale and said so. Left out altogether for a map that only shows places. */
  readonly value?: number | null
  readonly href?: string
}

export interface MappedPlace {
  readonly key: string
  readonly name: string
  readonly point: Point
  readonly href?: string
  /** Things at this place; its dot grows with the root of it. */
  readonly count: number
}

export interface AreaMapProps {
  readonly areas: readonly MappedArea[]
  readonly places?: readonly MappedPlace[]
  readonly label: string
  /** Where the reader is, or asked for. */
  readonly here?: Point
  /** How a value is written in the key. */
  readonly written?: (value: number) => string
}

const none: readonly MappedPlace[] = []
const shades = [0, 1, 2, 3, 4] as const

/** Our own outlines and dots, no tiles. Everything on it is also in the list or table beside it. */
export function AreaMap({ areas, places = none, label, here, written }: AreaMapProps) {
  const formats = useFormats()
  const values = areas.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  const shade = values.length === 0 ? null : scaleQuantile<number>(values, shades)
  const plane = projectionFor(
    areas.map(({ outline }) => outline),
    areas.length === 0 ? places.map(({ point }) => point) : [],
  )
  const write = written ?? formats.number
  return (
    <div className="area-map">
      <svg viewBox={`0 0 ${plane.width} ${plane.height}`} role="group" aria-label={label}>
        {areas.map(({ key, name, outline, value, href }) => {
          const kind = value === undefined ? 'area' : `area ${value === null ? 'shade-none' : `shade-${shade!(value)}`}`
          const shape = (
            <path className={kind} d={plane.path(outline)}>
              <title>{typeof value === 'number' ? `${name}: ${write(value)}` : name}</title>
            </path>
          )
          return href === undefined ? (
            <g key={key}>{shape}</g>
          ) : (
            <a key={key} href={href} tabIndex={-1}>
              {shape}
            </a>
          )
        })}
        {places.map((place) => (
          <PlaceDot key={place.key} place={place} at={plane.project(place.point)} />
        ))}
        {here === undefined ? null : <Here at={plane.project(here)} />}
      </svg>
      {shade === null ? null : <Key shade={shade} values={values} write={write} gaps={values.length < areas.length} />}
    </div>
  )
}

/** Kept out of the tab order: the list beside the map goes to the same places. */
function PlaceDot({ place, at: [x, y] }: { place: MappedPlace; at: readonly [number, number] }) {
  const dot = (
    <circle className="place" cx={x.toFixed(1)} cy={y.toFixed(1)} r={(3 + Math.sqrt(place.count)).toFixed(1)}>
      <title>{place.name}</title>
    </circle>
  )
  return place.href === undefined ? (
    dot
  ) : (
    <a href={place.href} tabIndex={-1}>
      {dot}
    </a>
  )
}

const Here = ({ at: [x, y] }: { at: readonly [number, number] }) => (
  <path className="here" d={`M${x.toFixed(1)} ${y.toFixed(1)}m-9 0h18m-9-9v18`} />
)

interface KeyProps {
  readonly shade: (value: number) => number
  readonly values: readonly number[]
  readonly write: (value: number) => string
  readonly gaps: boolean
}

/** From the palest up: each shade holds about a fifth of the areas, and says its own smallest and largest. */
function Key({ shade, values, write, gaps }: KeyProps) {
  const say = useSay()
  const held = shades.flatMap((step) => {
    const within = values.filter((value) => shade(value) === step)
    return within.length === 0 ? [] : [{ step, from: Math.min(...within), to: Math.max(...within) }]
  })
  return (
    <ul className="map-key">
      {held.map(({ step, from, to }) => (
        <li key={step}>
          <svg className="swatch" width="16" height="16" aria-hidden="true" focusable="false">
            <rect className={`area shade-${step}`} width="16" height="16" />
          </svg>
          {from === to ? write(from) : say('web.from-to', { from: write(from), to: write(to) })}
        </li>
      ))}
      {gaps ? (
        <li>
          <svg className="swatch" width="16" height="16" aria-hidden="true" focusable="false">
            <rect className="area shade-none" width="16" height="16" />
          </svg>
          {say('web.no-figures')}
        </li>
      ) : null}
    </ul>
  )
}
