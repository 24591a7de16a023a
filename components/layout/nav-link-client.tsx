'use client'
import { type ComponentProps, useTransition } from 'react'
import { Link, usePathname } from '@/lib/i18n/navigation'
import { NavPending } from './nav-pending'

type NavLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & {
  href: string
  /** Current only on the address itself, not on those below it. */
  exact?: boolean
  /** Other addresses that belong to this place. */
  also?: readonly string[]
}

/** A link that knows whether you are there: `aria-current` is what the eye and the ear both go by. */
export function NavLink({ href, exact = false, also = [], children, ...rest }: NavLinkProps) {
  const pathname = usePathname()
  const [isLeaving, walk] = useTransition()
  const here = pathname === href
  const below = [...(exact || href === '/' ? [] : [href]), ...also].some((place) =>
    `${pathname}/`.startsWith(`${place}/`),
  )
  return (
    <Link href={href} aria-current={here ? 'page' : below ? 'true' : undefined} walk={walk} {...rest}>
      {children}
      <NavPending pending={isLeaving} />
    </Link>
  )
}
