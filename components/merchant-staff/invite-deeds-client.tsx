'use client'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { resendStaffInviteAction, revokeStaffInviteAction } from '@/lib/staff/actions'

const deeds = { resend: resendStaffInviteAction, revoke: revokeStaffInviteAction } as const
const said = { resend: 'resent', revoke: 'revoked' } as const

/** Another letter, or none after all. */
export function InviteDeeds({ id, email }: { id: string; email: string }) {
  const t = useTranslations('staff')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, start] = useTransition()
  const press = (deed: keyof typeof deeds) => () =>
    start(async () => {
      if (await ask(deeds[deed]({ id }))) toast.success(t(said[deed]), { description: email })
      router.refresh()
    })
  return (
    <span className="grid justify-items-end gap-2">
      <span className="flex flex-wrap justify-end gap-2">
        <Button tone="outline" size="sm" busy={busy} aria-label={t('resendOf', { email })} onClick={press('resend')}>
          {t('resend')}
        </Button>
        <Button tone="ghost" size="sm" disabled={busy} aria-label={t('revokeOf', { email })} onClick={press('revoke')}>
          {t('revoke')}
        </Button>
      </span>
      {refused ? <FormError>{refused}</FormError> : null}
    </span>
  )
}
