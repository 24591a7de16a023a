import NextLink from 'next/link'
import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { localHref } from './local-href'

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href'> & {
  /** An address of `lib/paths`, without the language. */
  href: string
}

/**
 * Next's link, which adds the language. next-intl's own makes every link of a server component wait for a promise and
 * send itself to the browser as a part of its own: a third of what drawing a page cost.
 */
export function Link({ href, ...rest }: LinkProps) {
  return <NextLink href={localHref(href, useLocale())} {...rest} />
}
