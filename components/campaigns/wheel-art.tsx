import { classNames } from '@/components/ui/class-names'
import type { Slice } from '@/lib/campaigns/lottery/rules'

const RADIUS = 92
const point = (degrees: number, radius: number) => {
  const at = ((degrees - 90) * Math.PI) / 180
  return `${(100 + radius * Math.cos(at)).toFixed(2)} ${(100 + radius * Math.sin(at)).toFixed(2)}`
}

/** One slice as a path; a whole circle is two halves, because an arc that ends where it begins is none. */
function outline({ from, to }: Slice): string {
  if (to - from >= 360) return `M${point(0, RADIUS)}A92 92 0 1 1 ${point(180, RADIUS)}A92 92 0 1 1 ${point(0, RADIUS)}Z`
  return `M100 100L${point(from, RADIUS)}A92 92 0 ${to - from > 180 ? 1 : 0} 1 ${point(to, RADIUS)}Z`
}

const fills = ['fill-seal-soft', 'fill-surface', 'fill-warning-soft', 'fill-surface'] as const
const inks = ['fill-on-seal-soft', 'fill-ink', 'fill-on-warning-soft', 'fill-ink'] as const
// two neighbours never look alike, the last and the first included
const look = (place: number, count: number) => (place === count - 1 && count % 2 === 1 ? 2 : place % 4)

type WheelArtProps = {
  slices: readonly Slice[]
  /** a short word on each slice */
  words?: ReadonlyMap<number, string>
  /** how far it stands turned, in degrees */
  turned?: number
  className?: string | undefined
}

/** The wheel, its slices as wide as their odds. */
export function WheelArt({ slices, words, turned = 0, className }: WheelArtProps) {
  return (
    <svg aria-hidden="true" viewBox="0 0 200 200" className={classNames('overflow-visible', className)}>
      <g data-part="wheel" style={{ transformOrigin: '100px 100px', transform: `rotate(${turned}deg)` }}>
        <circle cx="100" cy="100" r="98" className="fill-seal" />
        {slices.map((slice, place) => (
          <path
            key={slice.no}
            d={outline(slice)}
            className={classNames(fills[look(place, slices.length)], 'stroke-seal')}
            strokeWidth="0.75"
          />
        ))}
        {words
          ? slices.map((slice, place) => (
              <text
                key={slice.no}
                transform={`rotate(${((slice.from + slice.to) / 2).toFixed(2)} 100 100) translate(100 20) rotate(90)`}
                dominantBaseline="central"
                className={classNames('font-medium text-[8px]', inks[look(place, slices.length)])}
              >
                {words.get(slice.no)}
              </text>
            ))
          : null}
      </g>
      <circle cx="100" cy="100" r="20" className="fill-seal" />
      <g className="fill-none stroke-on-seal" strokeLinejoin="round">
        <rect x="91" y="91" width="18" height="18" rx="2.500" strokeWidth="2" />
        <rect x="96.500" y="96.500" width="7" height="7" rx="1" strokeWidth="2" />
      </g>
      <path d="M100 26l-9-22h18Z" className="fill-primary stroke-surface" strokeWidth="1.500" strokeLinejoin="round" />
    </svg>
  )
}
