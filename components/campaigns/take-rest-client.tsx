'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog-client'
import { Disclosure } from '@/components/ui/disclosure'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { takeRestAction } from '@/lib/campaigns/admission/actions'
import { type RestDays, restDays } from '@/lib/campaigns/admission/rules'
import { formatDate } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** A pause that one gives oneself: asked twice, and never shortened. */
export function TakeRest({ until }: { until: number | null }) {
  const t = useTranslations('campaigns.rest')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const router = useRouter()
  const words = useRefusalWords(shopCurrency())
  const [days, setDays] = useState<RestDays | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const rest = () =>
    start(async () => {
      if (!days) return
      const answer = await takeRestAction({ days }).catch(() => ({ ok: false, refusal: 'offline' }) as const)
      if (!answer.ok) return setRefused(words(answer))
      setDays(null)
      toast.success(t('set'))
      router.refresh()
    })
  return (
    <Disclosure summary={until === null ? t('title') : t('until', { date: formatDate(until, locale, 'time') })}>
      <p className="mb-3">{t('lead')}</p>
      <div className="flex flex-wrap gap-2">
        {restDays.map((one) => (
          <Button key={one} tone="outline" size="sm" onClick={() => setDays(one)}>
            {t('days', { days: one })}
          </Button>
        ))}
      </div>
      <Dialog
        open={days !== null}
        onOpenChange={(open) => !open && setDays(null)}
        title={t('ask', { days: days ?? 1 })}
        actions={
          <>
            <Button tone="outline" onClick={() => setDays(null)}>
              {common('cancel')}
            </Button>
            <Button busy={busy} onClick={rest}>
              {t('do', { days: days ?? 1 })}
            </Button>
          </>
        }
      >
        {t('askBody', { days: days ?? 1 })}
        {refused ? <FormError as="box">{refused}</FormError> : null}
      </Dialog>
    </Disclosure>
  )
}
