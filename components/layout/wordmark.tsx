import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { SealMark } from './seal-mark'

/** The shop's sign, which leads home. */
export function Wordmark({ name }: { name: string }) {
  return (
    <Link href={paths.home()} className="flex min-h-11 shrink-0 items-center gap-2.5 rounded-lg">
      <SealMark />
      {/* a phone's one row is for the search line; the seal says whose shop it is */}
      <span className="sr-only font-display md:not-sr-only font-semibold text-xl tracking-wide">{name}</span>
    </Link>
  )
}
