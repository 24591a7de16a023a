'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { runJobNowAction } from '@/lib/desk/jobs/actions'

/** A job that is wanted now. */
export function RunJob({ name, title }: { name: string; title: string }) {
  const t = useTranslations('jobs.jobs')
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  async function run(): Promise<void> {
    setBusy(true)
    const answer = await runJobNowAction({ name }).catch(() => null)
    if (answer?.ok) toast.success(t('asked'))
    else toast.error(refusalText(answer))
    setBusy(false)
  }
  return (
    <Button tone="outline" size="sm" busy={busy} onClick={() => void run()} aria-label={t('byHandOf', { name: title })}>
      {t('byHand')}
    </Button>
  )
}
