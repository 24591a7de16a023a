import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** A shopper by name, with the way to their page over the whole row. */
export const ShopperName = ({ shopper }: { shopper: { id: string; name: string; email: string } }) => (
  <Link
    href={paths.merchant.shopper(shopper.id)}
    prefetch={false}
    className="truncate font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
  >
    {shopper.name || shopper.email}
  </Link>
)
