import type { ComponentProps } from 'react'
import { Link } from '@/lib/i18n/navigation'

/** A link to the same list, otherwise narrowed or sorted: never fetched beforehand, and no business of a search engine's. */
export function ListLink(props: ComponentProps<typeof Link>) {
  return <Link rel="nofollow" prefetch={false} scroll={false} {...props} />
}
