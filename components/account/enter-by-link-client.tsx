'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { enterBy, goTo } from './next-auth-client'
import { useRefusalText } from './refusal-text-client'

/** The link alone signs nobody in: mail scanners open links, people press buttons. */
export function EnterByLink({ token, returnTo }: { token: string; returnTo: string }) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const locale = useLocale()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function enter(): Promise<void> {
    setBusy(true)
    setRefusal(null)
    const entered = await enterBy('magic-link', { token })
    if (entered.ok) return goTo(returnTo, locale)
    setBusy(false)
    setRefusal(text(entered.refusal))
  }

  return (
    <div className="grid gap-5">
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button size="lg" block busy={busy} onClick={() => void enter()}>
        {t('enter.submit')}
      </Button>
      {refusal ? (
        <Link href={paths.signIn(returnTo)} className="text-center text-sm underline underline-offset-4">
          {t('enter.again')}
        </Link>
      ) : null}
    </div>
  )
}
