'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { closeMonthAction } from '@/lib/analytics/close/actions'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { monthName } from './month-name'

const promises = ['all', 'chain', 'later', 'never'] as const

/** The way to close the next month, with what it will mean: there is no way back. */
export function CloseMonth({ month, query }: { month: string; query: Record<string, string> }) {
  const t = useTranslations('analytics.finance.close')
  const locale = useLocale()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const name = monthName(month, locale)
  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    const done = await ask(closeMonthAction({ month: month.slice(0, 7) }))
    setBusy(false)
    if (!done) return
    setOpen(false)
    toast.success(t(done.value.isNew ? 'done' : 'known', { month: name }))
    router.push(paths.merchant.analytics.finance({ ...query, month: month.slice(0, 7) }))
    router.refresh()
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('open', { month: name })}</Button>
      <SheetForm
        title={t('open', { month: name })}
        open={open}
        onOpenChange={setOpen}
        onSubmit={(event) => void send(event)}
        submitLabel={t('submit')}
        busy={busy}
        refused={refused}
      >
        <p>{t('lead', { month: name })}</p>
        <ul className="grid list-disc gap-2 ps-5 text-ink-muted">
          {promises.map((key) => (
            <li key={key}>{t(`promises.${key}`)}</li>
          ))}
        </ul>
      </SheetForm>
    </>
  )
}
