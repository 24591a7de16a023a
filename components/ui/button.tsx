import type { ComponentProps } from 'react'
import { type ButtonStyle, buttonStyle } from './button-style'
import { classNames } from './class-names'
import { Spinner } from './spinner'

type ButtonProps = ComponentProps<'button'> &
  ButtonStyle & {
    /** Work is under way: the button keeps its width and focus, shows a spinner and does nothing. */
    busy?: boolean
  }

export function Button({
  tone,
  size,
  block,
  busy = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      // a busy button sends nothing: neither its form nor its press
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      {...rest}
      onClick={busy ? undefined : onClick}
      className={classNames(buttonStyle({ tone, size, block }), className)}
    >
      {busy ? (
        <>
          <span className="inline-flex items-center gap-2 opacity-0">{children}</span>
          <Spinner className="absolute" />
        </>
      ) : (
        children
      )}
    </button>
  )
}
