import type { ReactNode } from 'react'
import { Link } from '@/lib/i18n/navigation'

/** "No account yet? Sign up": the quiet line under a form. */
export function OtherRoad({ href, ask, children }: { href: string; ask?: ReactNode; children: ReactNode }) {
  return (
    <p className="mt-4 text-center text-ink-muted text-sm">
      {ask}{' '}
      <Link href={href} className="inline-flex min-h-11 items-center font-medium text-ink underline underline-offset-4">
        {children}
      </Link>
    </p>
  )
}
