'use client'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type MouseEvent, startTransition } from 'react'

export type LinkAheadProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: string
  /** `false`: not even when it is meant. */
  prefetch?: false | undefined
  replace?: boolean | undefined
  /** `false`: the page stays where it is scrolled to. */
  scroll?: boolean | undefined
  /** A transition that is to last until the page is there. */
  walk?: ((go: () => void) => void) | undefined
}

/**
 * A link within the shop. Its page is fetched ahead when it is pointed at, touched or focused, not when it comes into sight:
 * every page would ask for six others, and a phone would unpack them before it has its own. Next's own link watches for
 * that and keeps books for it: a page has some thirty, and each cost five plain ones to draw and to wake.
 */
export function LinkAhead({
  href,
  prefetch,
  replace = false,
  scroll = true,
  walk = startTransition,
  onClick,
  onPointerEnter,
  onFocus,
  children,
  ...rest
}: LinkAheadProps) {
  const router = useRouter()
  const isHere = href.startsWith('/') && !href.startsWith('//')
  const isAhead = isHere && prefetch !== false
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        if (!isHere || event.defaultPrevented || isForBrowser(event)) return
        event.preventDefault()
        walk(() => (replace ? router.replace(href, { scroll }) : router.push(href, { scroll })))
      }}
      onPointerEnter={(event) => {
        if (isAhead) router.prefetch(href)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        if (isAhead) router.prefetch(href)
        onFocus?.(event)
      }}
    >
      {children}
    </a>
  )
}

/** A new tab or window, a download: what the visitor asked the browser for, and not this page. */
function isForBrowser({ currentTarget: link, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent<HTMLAnchorElement>) {
  return (
    metaKey ||
    ctrlKey ||
    shiftKey ||
    altKey ||
    (link.target !== '' && link.target !== '_self') ||
    link.hasAttribute('download')
  )
}
