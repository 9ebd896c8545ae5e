import { scaleLinear } from 'd3-scale'
import type { ReactNode } from 'react'
import { useFormats, useVoice } from '../../say/context.tsx'

export interface Bar {
  readonly key: string
  readonly label: ReactNode
  readonly value: number
  /** How the value is written, where it is not a plain count. */
  readonly written?: string
  readonly href?: string
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** Bars lying down, each with its own words and figure on top: reads at 360 px, in print, aloud, and from either side. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const formats = useFormats()
  const scale = scaleLinear([0, Math.max(1, ...bars.map(({ value }) => value))], [0, 1])
  return (
    <ul className="bars">
      {bars.map(({ key, label, value, written, href }) => (
        <li key={key}>
          <span className="bar-label">{href === undefined ? label : <a href={href}>{label}</a>}</span>
          <span className="bar-value">{written ?? formats.number(value)}</span>
          <svg className="bar" width="100%" height="8" aria-hidden="true" focusable="false">
            <rect className="bar-rail" width="100%" height="8" />
            <rect width={percent(scale(value))} height="8" />
          </svg>
        </li>
      ))}
    </ul>
  )
}

export interface ChartColumn {
  readonly key: string
  readonly label: string
  readonly value: number
}

const room = 150
const headroom = 20

/** Bars standing, for what has an order of its own (ages, months). Each carries its figure; the axis is the labels. */
export function Columns({ columns, label }: { columns: readonly ChartColumn[]; label: string }) {
  const { formats, direction } = useVoice()
  const scale = scaleLinear([0, Math.max(1, ...columns.map(({ value }) => value))], [0, room - headroom])
  const width = 1 / Math.max(1, columns.length)
  return (
    <svg className="columns" width="100%" height={room + 24} role="img" aria-label={label}>
      {columns.map(({ key, label: name, value }, position) => {
        const place = direction === 'rtl' ? columns.length - 1 - position : position
        const tall = Math.max(value > 0 ? 1 : 0, scale(value))
        const middle = percent((place + 0.5) * width)
        return (
          <g key={key}>
            <rect
              x={percent((place + 0.1) * width)}
              y={(room - tall).toFixed(1)}
              width={percent(width * 0.8)}
              height={tall.toFixed(1)}
            />
            <text className="chart-figure" x={middle} y={(room - tall - 6).toFixed(1)}>
              {formats.number(value)}
            </text>
            <text className="chart-label" x={middle} y={room + 18}>
              {name}
            </text>
          </g>
        )
      })}
      <line x1="0" x2="100%" y1={room} y2={room} />
    </svg>
  )
}
