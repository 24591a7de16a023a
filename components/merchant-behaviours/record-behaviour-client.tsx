'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { recordBehaviourAction } from '@/lib/behaviours/actions'
import type { FoundShopper } from '@/lib/behaviours/queries'
import type { Behaviour } from '@/lib/behaviours/rules'
import { useRouter } from '@/lib/i18n/navigation'
import { PayloadEntry } from './payload-entry-client'
import { ShopperPicker } from './shopper-picker-client'

/** Writes a deed down for a shopper: who, what is told with it, and at once what came of it. */
export function RecordBehaviour({ behaviour }: { behaviour: Behaviour }) {
  const t = useTranslations('behaviours.desk')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)
  const [who, setWho] = useState<FoundShopper | null>(null)
  const [payload, setPayload] = useState<Record<string, string | number>>({})
  const [requestId, setRequestId] = useState(newRequestId)
  async function send() {
    setMissing(who === null)
    if (!who) return
    setBusy(true)
    const answer = await ask(
      recordBehaviourAction({ code: behaviour.code, accountId: who.accountId, payload, requestId }),
    )
    setBusy(false)
    if (!answer) return
    const { points, reason } = answer.value
    setOpen(false)
    setWho(null)
    setPayload({})
    setRequestId(newRequestId())
    if (points > 0) toast.success(t('record.done', { points }))
    else toast.message(t('record.doneZero', { reason: t(`reason.${reason ?? 'no-rule'}`) }))
    router.refresh()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('record.open')}</Button>
      <SheetForm
        title={t('record.title', { name: behaviour.nameZh })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
        submitLabel={t('record.submit')}
        busy={busy}
        refused={missing && !who ? t('record.chooseFirst') : refused}
      >
        <ShopperPicker chosen={who} onChoose={setWho} />
        <PayloadEntry fields={behaviour.fields} payload={payload} onChange={setPayload} />
      </SheetForm>
    </>
  )
}
