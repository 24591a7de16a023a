/** The seal's own strokes, large and faint. Decoration. */
export function SealWatermark({ className }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 40 40" className={className}>
      <g className="fill-none stroke-current" strokeLinejoin="round">
        <rect x="3" y="3" width="34" height="34" rx="5" strokeWidth="1.6" />
        <rect x="9" y="9" width="22" height="22" rx="2" strokeWidth="3.2" />
        <rect x="16" y="16" width="8" height="8" rx="1" strokeWidth="3" />
      </g>
    </svg>
  )
}
