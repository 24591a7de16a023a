import { cache } from 'react'
import type { CardTerms } from '@/components/catalog/product-grid'
import { getCounter } from '@/lib/catalog/queries'
import { liveTerms } from '@/lib/earning/queries'

/** The points rules of now, read once however many cards promise by them. */
export const termsOfNow = cache(() => liveTerms(null))

/** What every shelf says beside its things. */
export async function cardTerms(): Promise<CardTerms> {
  const [{ currency }, { earning }] = await Promise.all([getCounter(), termsOfNow()])
  return { currency, earning }
}
