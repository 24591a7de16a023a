import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

/** Next's link and router that take the paths of `lib/paths` and add the language. */
export const { Link, redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
