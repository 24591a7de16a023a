import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { CircleAlert } from './icons'

type FormErrorProps = {
  children: ReactNode
  id?: string
  /** `line` stands under one field; `box` stands above the buttons and is announced when it appears. */
  as?: 'line' | 'box'
  className?: string
}

export function FormError({ children, id, as = 'line', className }: FormErrorProps) {
  return (
    <p
      id={id}
      role={as === 'box' ? 'alert' : undefined}
      className={classNames(
        'flex items-start gap-2 text-sm',
        as === 'box' ? 'rounded-lg bg-danger-soft px-4 py-3 text-on-danger-soft' : 'text-on-danger-soft',
        className,
      )}
    >
      <CircleAlert aria-hidden="true" className="mt-[0.2em] size-[1.1em] shrink-0" />
      <span>{children}</span>
    </p>
  )
}
