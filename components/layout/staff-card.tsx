import { getTranslations } from 'next-intl/server'
import { SignOut } from '@/components/account/sign-out-client'

/** Who is at work here, and the way out. */
export async function StaffCard({ name, role }: { name: string; role: string }) {
  const t = await getTranslations('account')
  return (
    <div className="grid gap-2">
      <p className="grid px-3 text-sm">
        <span className="truncate font-medium">{name}</span>
        <span className="text-ink-muted">{role}</span>
      </p>
      <SignOut label={t('signOut')} failed={t('signOutFailed')} tone="ghost" />
    </div>
  )
}
