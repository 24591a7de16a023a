import { classNames } from './class-names'

/** A small choice or an active filter: a link or a button of the page's own takes this look. `aria-current` marks it taken. */
export function chipStyle(className?: string): string {
  return classNames(
    'inline-flex min-h-11 items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-surface px-4 text-sm transition-colors hover:border-line-strong md:min-h-8.5 md:px-3.5',
    'aria-[current]:border-primary aria-[current]:bg-primary aria-[current]:text-on-primary aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-on-primary [&_svg]:size-3.5',
    className,
  )
}
