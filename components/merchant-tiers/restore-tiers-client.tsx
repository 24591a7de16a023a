'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { publishTiersAction } from '@/lib/tiers/actions'
import type { TierTerms } from '@/lib/tiers/rules'

/** Publishes tiers of before once more, as they were: a version of its own, with where it comes from as its reason. */
export function RestoreTiers({ terms, saidOn }: { terms: TierTerms; saidOn: string }) {
  const t = useTranslations('tiers.history')
  const common = useTranslations('common.client')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, setBusy] = useState(false)
  const [requestId] = useState(newRequestId)
  const press = async () => {
    setBusy(true)
    const reason = t('restored', { date: saidOn })
    const levels = terms.levels.map((level) => ({ ...level }))
    const done = await ask(publishTiersAction({ terms: { ...terms, levels }, reason, requestId }))
    setBusy(false)
    if (!done) return
    toast.success(common('saved'))
    router.refresh()
  }
  return (
    <div className="grid justify-items-start gap-2">
      <Button tone="outline" size="sm" busy={busy} onClick={() => void press()}>
        {t('restore')}
      </Button>
      {refused ? <FormError>{refused}</FormError> : null}
    </div>
  )
}
