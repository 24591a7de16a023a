'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Trash2 } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { discardDraftAction } from '@/lib/earning/programme/actions'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type Draft, tellDone } from './rule-undo-client'

type DiscardDraftProps = { ruleId: string; draft: Draft }

/** Throws the draft of a rule away; one press writes it down again as it was. */
export function DiscardDraft({ ruleId, draft }: DiscardDraftProps) {
  const t = useTranslations('points-desk.programme.discard')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const discard = async () => {
    setBusy(true)
    const done = await discardDraftAction({ ruleId }).catch(() => null)
    setBusy(false)
    if (!done?.ok) return toast.error(refusalText(done))
    tellDone({ kind: 'discarded', ruleId, draft })
    router.push(paths.merchant.programme())
  }
  return (
    <Button tone="outline" busy={busy} onClick={() => void discard()}>
      <Trash2 aria-hidden="true" />
      {t('open')}
    </Button>
  )
}
