'use client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveVariant, VariantView } from '@/lib/catalog/queries'
import { firstVariant } from '@/lib/catalog/rules'
import { paths } from '@/lib/paths'

function onTravel(heard: () => void): () => void {
  window.addEventListener('popstate', heard)
  return () => window.removeEventListener('popstate', heard)
}

type Variants = { variants: readonly VariantView[]; chosen: VariantView | null; choose: (variant: VariantView) => void }

/**
 * The variants as they are now, and the one that the address names. The page was made before the visit: the address and
 * the stock are read once it is here.
 */
export function useVariants(slug: string, made: readonly VariantView[]): Variants {
  const [variants, setVariants] = useState(made)
  const [picked, setPicked] = useState<string | null>(null)
  // not known while the page is made; read once it is here
  const query = useSyncExternalStore(
    onTravel,
    () => window.location.search,
    () => '',
  )
  const asked = picked ?? new URLSearchParams(query).get('variant')

  useEffect(() => {
    const leaving = new AbortController()
    fetch(paths.api.productLive(slug), { signal: leaving.signal })
      .then(async (answer) => {
        if (!answer.ok) return
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own route's answer
        const { variants: live } = (await answer.json()) as { variants: LiveVariant[] }
        setVariants(made.map((variant) => ({ ...variant, ...live.find(({ id }) => id === variant.id) })))
      })
      // what the page was made with stays: the cart asks again anyway
      .catch(() => undefined)
    return () => leaving.abort()
  }, [slug, made])

  const choose = (variant: VariantView) => {
    setPicked(variant.id)
    const url = new URL(window.location.href)
    url.searchParams.set('variant', variant.id)
    window.history.replaceState(null, '', url)
  }
  return { variants, chosen: variants.find(({ id }) => id === asked) ?? firstVariant(variants), choose }
}
