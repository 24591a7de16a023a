import type { ComponentProps } from 'react'
import { type ButtonStyle, buttonStyle } from './button-style'
import { classNames } from './class-names'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> &
  Omit<ButtonStyle, 'block'> & {
    /** What pressing does: read aloud, and shown on hover. */
    label: string
  }

export function IconButton({ label, tone = 'ghost', size, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(buttonStyle({ tone, size, shape: 'icon' }), className)}
    />
  )
}
