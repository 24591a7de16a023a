'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { paths } from '@/lib/paths'
import { signOutEverywhereAction } from '@/lib/shoppers/actions'
import { goTo, leave } from './next-auth-client'
import { useRefusalText } from './refusal-text-client'

export function SignOutEverywhere() {
  const t = useTranslations('account.everywhere')
  const text = useRefusalText()
  const locale = useLocale()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function signOut(): Promise<void> {
    setBusy(true)
    const answer = await signOutEverywhereAction({}).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (answer.ok) {
      await leave()
      return goTo(paths.signIn(), locale)
    }
    setBusy(false)
    setRefusal(text(answer.refusal))
  }

  return (
    <div className="grid justify-items-start gap-4">
      <p className="text-ink-muted">{t('body')}</p>
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button tone="outline" busy={busy} onClick={() => void signOut()}>
        {t('submit')}
      </Button>
    </div>
  )
}
