'use client'
import { usePathname as useAddress, useRouter as useNextRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import { useMemo } from 'react'
import { localHref, withoutLocale } from './local-href'

type GoOptions = Parameters<ReturnType<typeof useNextRouter>['push']>[1]

/** Where one is, as `lib/paths` writes it. */
export const usePathname = (): string => withoutLocale(useAddress(), useLocale())

/** Next's router that takes the addresses of `lib/paths` and adds the language. */
export function useRouter() {
  const router = useNextRouter()
  const locale = useLocale()
  return useMemo(
    () => ({
      ...router,
      push: (href: string, options?: GoOptions) => router.push(localHref(href, locale), options),
      replace: (href: string, options?: GoOptions) => router.replace(localHref(href, locale), options),
    }),
    [router, locale],
  )
}
