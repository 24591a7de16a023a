import { useLocale } from 'next-intl'
import { LinkAhead, type LinkAheadProps } from './link-ahead-client'
import { localHref } from './local-href'

type LinkProps = LinkAheadProps & {
  /** An address of `lib/paths`, without the language. */
  href: string
}

/**
 * Next's link, which adds the language. next-intl's own makes every link of a server component wait for a promise and
 * send itself to the browser as a part of its own: a third of what drawing a page cost.
 */
export function Link({ href, ...rest }: LinkProps) {
  return <LinkAhead href={localHref(href, useLocale())} {...rest} />
}
