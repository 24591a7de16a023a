'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { resumeRuleAction, writeRuleAction } from '@/lib/earning/programme/actions'
import { useRouter } from '@/lib/i18n/navigation'
import type { DefinitionInput } from './rule-presets'

export type Draft = {
  definition: DefinitionInput
  effectiveFrom: string | null
  endsAt: string | null
  reason: string
}

type Done = { kind: 'ended'; ruleId: string } | { kind: 'discarded'; ruleId: string; draft: Draft }

let done: Done | null = null

/** Says on the next page what was done to a rule, with the way back. */
export function tellDone(deed: Done): void {
  done = deed
}

// An action is answered on pages that name it: the way back is pressed on the list, so it stands here and not in the editor.
/** On the list of rules: what was just done to one, and the press that takes it back. */
export function RuleUndo() {
  const t = useTranslations('points-desk.programme')
  const common = useTranslations('common.client')
  const refusalText = useRefusalText()
  const router = useRouter()
  useEffect(() => {
    if (!done) return
    const deed = done
    done = null
    const back = async () => {
      const answer = await takeBack(deed, t('discard.open')).catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      toast.success(t(deed.kind === 'ended' ? 'end.undone' : 'discard.undone'))
      router.refresh()
    }
    toast.success(t(deed.kind === 'ended' ? 'end.done' : 'discard.done'), {
      action: { label: common('undo'), onPress: () => void back() },
    })
  }, [t, common, refusalText, router])
  return null
}

function takeBack(deed: Done, because: string) {
  const { ruleId } = deed
  if (deed.kind === 'ended') return resumeRuleAction({ ruleId })
  const { draft } = deed
  return writeRuleAction({
    ...draft,
    reason: draft.reason || because,
    ruleId,
    publish: false,
    requestId: newRequestId(),
  })
}
