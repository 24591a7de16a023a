import type { ComponentProps } from 'react'
import { type ButtonStyle, buttonStyle } from '@/components/ui/button-style'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/lib/i18n/navigation'

/** A link that looks like a button: it goes somewhere. What does something is a Button. */
export function LinkButton({ tone, size, block, className, ...rest }: ComponentProps<typeof Link> & ButtonStyle) {
  return <Link {...rest} className={classNames(buttonStyle({ tone, size, block }), className)} />
}
