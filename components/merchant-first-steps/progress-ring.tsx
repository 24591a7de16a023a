const RADIUS = 26
const AROUND = 2 * Math.PI * RADIUS

/** So much of a circle as is done, the number in it. The words beside it say the same. */
export function ProgressRing({ value, max }: { value: number; max: number }) {
  return (
    <svg viewBox="0 0 64 64" aria-hidden="true" className="size-16 shrink-0 md:size-24">
      <circle cx="32" cy="32" r={RADIUS} fill="none" strokeWidth="6" className="stroke-line" />
      <circle
        cx="32"
        cy="32"
        r={RADIUS}
        fill="none"
        strokeWidth="6"
        strokeLinecap="round"
        strokeDasharray={`${(AROUND * value) / max} ${AROUND}`}
        transform="rotate(-90 32 32)"
        className={value === 0 ? 'stroke-transparent' : 'stroke-seal'}
      />
      <text
        x="32"
        y="33"
        textAnchor="middle"
        dominantBaseline="middle"
        className="fill-ink font-display font-semibold text-[18px]"
      >
        {value}
      </text>
    </svg>
  )
}
