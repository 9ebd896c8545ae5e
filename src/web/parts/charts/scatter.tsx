import { scaleLinear } from 'd3-scale'
import { useFormats, useVoice } from '../../say/context.tsx'

export interface Dot {
  readonly key: string
  readonly name: string
  readonly x: number
  readonly y: number
  /** Written beside the dot: for the few the text speaks of. */
  readonly named?: boolean
}

export interface ScatterProps {
  readonly dots: readonly Dot[]
  /** What goes along and up, each with its unit. */
  readonly across: string
  readonly up: string
  readonly label: string
}

const tall = 320
const foot = 28
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** Two measures of the same areas against each other. Across runs from the left in every script, as axes do in print. */
export function Scatter({ dots, across, up, label }: ScatterProps) {
  const formats = useFormats()
  const { direction } = useVoice()
  const x = scaleLinear([0, Math.max(1, ...dots.map((dot) => dot.x))], [0.06, 0.94]).nice(5)
  const y = scaleLinear([0, Math.max(1, ...dots.map((dot) => dot.y))], [tall - foot, 16]).nice(5)
  return (
    <div className="scatter">
      <p className="chart-axis">{up}</p>
      <svg width="100%" height={tall} role="img" aria-label={label} direction="ltr">
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="chart-grid" x1="6%" x2="100%" y1={y(tick).toFixed(1)} y2={y(tick).toFixed(1)} />
            <text className="chart-label chart-start" x="0" y={(y(tick) + 4).toFixed(1)}>
              {formats.compact(tick)}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} className="chart-label" x={percent(x(tick))} y={tall - 6}>
            {formats.compact(tick)}
          </text>
        ))}
        {dots.map((dot) => (
          <circle key={dot.key} cx={percent(x(dot.x))} cy={y(dot.y).toFixed(1)} r="5">
            <title>{`${dot.name}: ${formats.number(dot.x)}, ${formats.number(dot.y)}`}</title>
          </circle>
        ))}
        {dots
          .filter((dot) => dot.named === true)
          .map((dot) => (
            <text
              key={dot.key}
              className={`chart-name ${x(dot.x) > 0.6 ? 'chart-end' : 'chart-start'}`}
              x={percent(x(dot.x) + (x(dot.x) > 0.6 ? -0.02 : 0.02))}
              y={(y(dot.y) + 4).toFixed(1)}
            >
              {dot.name}
            </text>
          ))}
      </svg>
      <p className="chart-axis chart-axis-across" dir={direction}>
        {across}
      </p>
    </div>
  )
}
