import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { controlStyle } from './control-style'
import { ChevronDown } from './icons'

/** The device's own list: the right one under a thumb, and with the keyboard. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative block', className)}>
      <select {...rest} className={classNames(controlStyle(), 'h-11 appearance-none pr-10')}>
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3.5 size-4 -translate-y-1/2 text-ink-muted"
      />
    </span>
  )
}
