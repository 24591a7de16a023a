'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Trash2 } from '@/components/merchant-kit/merchant-icons'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { discardDraftAction, writeRuleAction } from '@/lib/earning/programme/actions'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { DefinitionInput } from './rule-presets'

type DiscardDraftProps = {
  ruleId: string
  draft: { definition: DefinitionInput; effectiveFrom: string | null; endsAt: string | null; reason: string }
}

/** Throws the draft of a rule away; one press writes it down again as it was. */
export function DiscardDraft({ ruleId, draft }: DiscardDraftProps) {
  const t = useTranslations('points-desk.programme.discard')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const restore = async () => {
    const again = { ...draft, reason: draft.reason || t('open'), ruleId, publish: false, requestId: newRequestId() }
    const done = await writeRuleAction(again).catch(() => null)
    if (!done?.ok) return toast.error(refusalText(done))
    toast.success(t('undone'))
    router.refresh()
  }
  const discard = async () => {
    setBusy(true)
    const done = await discardDraftAction({ ruleId }).catch(() => null)
    setBusy(false)
    if (!done?.ok) return toast.error(refusalText(done))
    toast.success(t('done'), { action: { label: common('undo'), onPress: () => void restore() } })
    router.push(paths.merchant.programme())
  }
  return (
    <Button tone="outline" busy={busy} onClick={() => void discard()}>
      <Trash2 aria-hidden="true" />
      {t('open')}
    </Button>
  )
}
