import { classNames } from '@/components/ui/class-names'

type StarsProps = { rating: number; label: string; className?: string }

/** So many of five stars; said in words to whoever listens. */
export function Stars({ rating, label, className }: StarsProps) {
  return (
    <span role="img" aria-label={label} className={classNames('inline-flex tracking-wider', className)}>
      <span aria-hidden="true" className="text-seal-ink">
        {'★'.repeat(rating)}
      </span>
      <span aria-hidden="true" className="text-ink-faint">
        {'☆'.repeat(5 - rating)}
      </span>
    </span>
  )
}
