import { createNavigation } from 'next-intl/navigation'
import { routing } from './routing'

export { Link } from './link'

/** Next's router that takes the paths of `lib/paths` and adds the language. */
export const { redirect, usePathname, useRouter, getPathname } = createNavigation(routing)
