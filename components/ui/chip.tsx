import { X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { chipStyle } from './chip-style'

type ChipProps = ComponentProps<'button'> & {
  /** Held down, for a chip that switches something. */
  pressed?: boolean
  /** Pressing takes the chip away: it shows a cross. Say so in its label. */
  removable?: boolean
}

export function Chip({ pressed, removable = false, className, children, ...rest }: ChipProps) {
  return (
    <button type="button" aria-pressed={pressed} {...rest} className={chipStyle(className)}>
      {children}
      {removable ? <X aria-hidden="true" /> : null}
    </button>
  )
}
