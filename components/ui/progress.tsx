import { classNames } from './class-names'

type ProgressProps = {
  value: number
  max: number
  /** What is under way: read aloud. */
  label: string
  /** Said instead of the bare percentage. */
  valueText?: string
  tone?: 'ink' | 'seal'
  className?: string
}

export function Progress({ value, max, label, valueText, tone = 'ink', className }: ProgressProps) {
  const now = Math.min(Math.max(value, 0), max)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={now}
      aria-valuetext={valueText}
      className={classNames('h-2 overflow-hidden rounded-full bg-line forced-colors:border', className)}
    >
      <div
        className={classNames(
          'h-full rounded-full transition-[width] duration-500 forced-colors:bg-[Highlight]',
          tone === 'seal' ? 'bg-seal' : 'bg-primary',
        )}
        style={{ width: `${max > 0 ? (now / max) * 100 : 0}%` }}
      />
    </div>
  )
}
