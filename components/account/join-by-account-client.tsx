'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { paths } from '@/lib/paths'
import { joinStaffAction } from '@/lib/staff/actions'
import { goTo, leave } from './next-auth-client'
import { useRefusalText } from './refusal-text-client'

type JoinByAccountProps = { token: string; email: string; signedInAs: string | null; goes: string }

/** The account of the letter's address joins; somebody else is asked to sign in with it. */
export function JoinByAccount({ token, email, signedInAs, goes }: JoinByAccountProps) {
  const t = useTranslations('auth.join')
  const text = useRefusalText()
  const locale = useLocale()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function join(): Promise<void> {
    setBusy(true)
    setRefusal(null)
    const answer = await joinStaffAction({ token }).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (answer.ok) return goTo(paths.signIn(goes), locale)
    setBusy(false)
    setRefusal(text(answer.refusal, 'details' in answer ? answer.details : undefined))
  }

  async function comeBack(): Promise<void> {
    setBusy(true)
    if (signedInAs) await leave()
    goTo(paths.signIn(paths.joinStaff(token)), locale)
  }

  if (signedInAs !== email) {
    return (
      <div className="grid gap-5">
        <p>{signedInAs ? t('other', { email: signedInAs }) : t('have')}</p>
        <Button size="lg" block busy={busy} onClick={() => void comeBack()}>
          {t('signIn')}
        </Button>
      </div>
    )
  }
  return (
    <div className="grid gap-5">
      <p className="text-ink-muted text-sm">{t('joinHint')}</p>
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button size="lg" block busy={busy} onClick={() => void join()}>
        {t('join')}
      </Button>
    </div>
  )
}
