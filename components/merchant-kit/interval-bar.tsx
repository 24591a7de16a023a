type IntervalBarProps = {
  interval: { total: number; low: number; high: number }
  label: string
  total: string
  words: string
  zero: string
}

/** A difference with its interval on a line that holds nought: whether nought lies inside is seen at a glance. */
export function IntervalBar({ interval: { total, low, high }, label, total: said, words, zero }: IntervalBarProps) {
  const [from, until] = [Math.min(0, low, total), Math.max(0, high, total)]
  const room = until - from || 1
  // a tenth of air at each end
  const at = (amount: number) => `${10 + ((amount - from) / room) * 80}%`
  const isSure = low > 0 || high < 0
  return (
    <figure className="grid gap-2">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="text-ink-muted">{label}</span>
        <span className="font-medium tabular">{said}</span>
      </figcaption>
      <div aria-hidden="true" className="relative h-10 rounded-lg bg-sunken">
        <span className="absolute inset-y-0 w-px bg-line-strong" style={{ left: at(0) }} />
        <span
          className={`absolute top-1/2 h-2 -translate-y-1/2 rounded-full ${isSure ? 'bg-seal/50' : 'bg-line-strong'}`}
          style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }}
        />
        <span
          className="absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-surface bg-seal"
          style={{ left: at(total) }}
        />
        <span className="absolute bottom-0.5 ps-1 text-ink-faint text-xs tabular" style={{ left: at(0) }}>
          {zero}
        </span>
      </div>
      <p className="text-ink-muted text-sm tabular">{words}</p>
    </figure>
  )
}
