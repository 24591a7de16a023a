'use client'
import NextLink from 'next/link'
import { type ComponentProps, useState } from 'react'

export type LinkAheadProps = Omit<ComponentProps<typeof NextLink>, 'href' | 'locale' | 'prefetch'> & {
  href: string
  /** `false`: not even when it is meant. */
  prefetch?: false | undefined
}

/**
 * Next's link. Its page is fetched ahead when it is pointed at, touched or focused, not when it comes into sight: every
 * page would ask for six others, and a phone would unpack them before it has its own.
 */
export function LinkAhead({ prefetch, onPointerEnter, onFocus, ...rest }: LinkAheadProps) {
  const [isMeant, setMeant] = useState(false)
  return (
    <NextLink
      {...rest}
      prefetch={isMeant && prefetch !== false ? null : false}
      onPointerEnter={(event) => {
        setMeant(true)
        onPointerEnter?.(event)
      }}
      onFocus={(event) => {
        setMeant(true)
        onFocus?.(event)
      }}
    />
  )
}
