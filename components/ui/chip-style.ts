import { classNames } from './class-names'

/** A small choice or an active filter: a link or a button of the page's own takes this look. `aria-current` marks it taken. */
export function chipStyle(className?: string): string {
  return classNames('chip [&_svg]:size-3.5', className)
}
