'use client'
import { useLocale } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { LogOut } from '@/components/ui/icons'
import { toast } from '@/components/ui/toast-client'
import { paths } from '@/lib/paths'
import { goTo, leave } from './next-auth-client'

type SignOutProps = { label: string; failed: string; tone?: 'outline' | 'ghost' }

/** Leaves, and says so when it could not. */
export function SignOut({ label, failed, tone = 'outline' }: SignOutProps) {
  const locale = useLocale()
  const [busy, setBusy] = useState(false)
  async function signOut(): Promise<void> {
    setBusy(true)
    if (await leave()) return goTo(paths.home(), locale)
    setBusy(false)
    toast.error(failed)
  }
  return (
    <Button
      tone={tone}
      block={tone === 'outline'}
      className={tone === 'ghost' ? 'w-full justify-start pl-3' : undefined}
      busy={busy}
      onClick={() => void signOut()}
    >
      <LogOut aria-hidden="true" />
      {label}
    </Button>
  )
}
