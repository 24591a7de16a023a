'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { amendCampaignAction, amendLargeCampaignAction } from '@/lib/campaigns/staff/actions'
import type { CampaignDetail } from '@/lib/campaigns/staff/queries'
import { useRouter } from '@/lib/i18n/navigation'
import { dayIn, dayStartIn, endOfDayIn } from '@/lib/kernel/time'

type AmendCampaignProps = {
  campaign: Pick<CampaignDetail, 'id' | 'version' | 'definition'>
  timeZone: string
  /** whether whoever asks may agree for others */
  mayApprove: boolean
}

const numberOf = (value: FormDataEntryValue | null) => Math.max(0, Math.trunc(Number(value) || 0))

/** What a launched campaign may still get: more days, more points, more money. */
export function AmendCampaign({ campaign: { id, version, definition }, timeZone, mayApprove }: AmendCampaignProps) {
  const t = useTranslations('campaigns-desk.life.amend')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const lastDay = dayIn(new Date(Date.parse(definition.endsAt) - 1), timeZone)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const day = form.get('lastDay')
    const { budget } = definition
    const isLater = typeof day === 'string' && day > lastDay
    const changed = {
      ...definition,
      endsAt: isLater ? endOfDayIn(dayStartIn(day, timeZone), timeZone).toISOString() : definition.endsAt,
      budget: {
        ...budget,
        points: budget.points + numberOf(form.get('points')),
        minor: budget.minor + numberOf(form.get('money')) * 100,
      },
    }
    const amend = mayApprove ? amendLargeCampaignAction : amendCampaignAction
    setBusy(true)
    const done = await ask(amend({ campaignId: id, version, definition: changed }))
    setBusy(false)
    if (!done) return
    setOpen(false)
    toast.success(t('done'))
    router.refresh()
  }
  return (
    <>
      <Button tone="outline" size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open ? (
        <SheetForm
          title={t('title')}
          open
          onOpenChange={setOpen}
          onSubmit={(event) => void send(event)}
          submitLabel={t('save')}
          busy={busy}
          refused={refused}
        >
          <p className="text-ink-muted">{t('lead')}</p>
          <Field label={t('lastDay')}>
            <Input type="date" name="lastDay" min={lastDay} defaultValue={lastDay} />
          </Field>
          {definition.budget.budgetId ? (
            <Field label={t('points')}>
              <Input type="number" inputMode="numeric" name="points" min={0} step={1} defaultValue={0} />
            </Field>
          ) : null}
          <Field label={t('money')}>
            <Input type="number" inputMode="numeric" name="money" min={0} step={1} defaultValue={0} />
          </Field>
        </SheetForm>
      ) : null}
    </>
  )
}
