// Links, addresses and the router in the words of `lib/paths`, which name no language. next-intl's own do more and cost
// more: each asks for the language's rules again, and they bring Next's link along.
export { Link } from './link'
export { usePathname, useRouter } from './local-router-client'
