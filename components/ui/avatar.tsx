import { classNames } from './class-names'

const sizes = { sm: 'size-9 text-sm', md: 'size-11 text-base', lg: 'size-16 text-2xl' }

/** The first character of a name, pressed like a small stamp. The name itself stands beside it. */
export function Avatar({
  name,
  size = 'md',
  className,
}: {
  name: string
  size?: keyof typeof sizes
  className?: string
}) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'grid shrink-0 place-items-center rounded-lg bg-seal-soft font-display font-semibold text-on-seal-soft',
        sizes[size],
        className,
      )}
    >
      {Array.from(name.trim())[0]?.toUpperCase() ?? '·'}
    </span>
  )
}
