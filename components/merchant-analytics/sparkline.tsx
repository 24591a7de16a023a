type SparklineProps = { values: readonly number[] }

const WIDTH = 100
const HEIGHT = 24

/** How a figure went, day by day, without words or numbers: the table beside the picture has them. */
export function Sparkline({ values }: SparklineProps) {
  if (values.length < 2) return null
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-2 h-6 w-full overflow-visible text-line-strong"
    >
      <polyline
        points={sparkPoints(values)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** From the lowest day at the bottom to the highest at the top; a level line runs through the middle. */
export function sparkPoints(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values
    .map((value, i) => {
      const x = (i * WIDTH) / (values.length - 1)
      const y = high === low ? HEIGHT / 2 : HEIGHT - ((value - low) * HEIGHT) / (high - low)
      return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
    })
    .join(' ')
}
