'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { grantMonthAction } from '@/lib/plan/actions'

type GrantMonthProps = {
  planId: number
  /** January is 1 */
  month: number
  points: number
  shares: readonly { title: string; points: number }[]
}

/** A month's part of the plan, shown by budget before it is granted. */
export function GrantMonth({ planId, month, points, shares }: GrantMonthProps) {
  const t = useTranslations('plan.grant')
  const locale = useLocale()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    const done = await ask(grantMonthAction({ planId, month }))
    setBusy(false)
    router.refresh()
    if (!done) return
    setOpen(false)
    toast.success(t('done', { points: formatPoints(done.value.grantedPoints, locale) }))
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open', { month })}</Button>
      <SheetForm
        title={t('title', { month })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={(event) => void send(event)}
        submitLabel={t('submit')}
        busy={busy}
        refused={refused}
      >
        <p>{t('lead', { points: formatPoints(points, locale) })}</p>
        <dl className="grid gap-2">
          {shares.map((share) => (
            <div key={share.title} className="flex justify-between gap-4 border-line border-b pb-2">
              <dt>{share.title}</dt>
              <dd className="font-medium tabular">+{formatPoints(share.points, locale)}</dd>
            </div>
          ))}
        </dl>
      </SheetForm>
    </>
  )
}
