'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { refuse } from '@/lib/kernel/result'
import { rewardCategories } from '@/lib/rewards/rules'
import { changeRewardsAction } from '@/lib/rewards/staff/actions'
import type { RewardRow } from '@/lib/rewards/staff/queries'
import type { RewardChange } from '@/lib/rewards/staff/schema'
import { MoveDates } from './move-dates-client'

type RewardBulkBarProps = { rewards: readonly RewardRow[]; timeZone: string; onDone: () => void }

const states = ['live', 'draft', 'archived'] as const

/** What can be done with all that is ticked. Each is told for itself; what was done can be taken back from its toast. */
export function RewardBulkBar({ rewards, timeZone, onDone }: RewardBulkBarProps) {
  const t = useTranslations('rewards-desk.bulk')
  const categories = useTranslations('rewards.category')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const refusalText = useRefusalText()
  const router = useRouter()
  const [busy, start] = useTransition()
  const [refused, setRefused] = useState<readonly string[]>([])

  const send = (changes: RewardChange[], isUndo = false) =>
    start(async () => {
      const answer = await changeRewardsAction({ changes }).catch(() => null)
      if (!answer?.ok) return setRefused([refusalText(answer)])
      const { previous, refused: not } = answer.value
      setRefused(
        not.map(({ rewardId, refusal, details }) =>
          t('refusedLine', { title: titleOf(rewardId), why: refusalText(refuse(refusal, details)) }),
        ),
      )
      router.refresh()
      // the bar is gone by then
      if (isUndo)
        return not[0] ? toast.error(refusalText(refuse(not[0].refusal, not[0].details))) : toast.message(t('undone'))
      if (previous.length > 0)
        toast.success(t('changed', { count: previous.length }), {
          action: { label: common('undo'), onPress: () => send(previous, true) },
        })
      else if (not.length === 0) toast.message(t('nothing'))
      if (not.length === 0) onDone()
    })
  const each = (change: Omit<RewardChange, 'rewardId'>) => send(rewards.map(({ id }) => ({ rewardId: id, ...change })))
  const category = (value: string) => {
    const found = rewardCategories.find((one) => one === value)
    if (found) each({ category: found })
  }

  return (
    <section
      aria-label={t('label')}
      className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-xl border border-line-strong bg-surface p-3 shadow-lg"
    >
      <p role="status" className="mr-auto px-1 font-medium tabular">
        {t('selected', { count: rewards.length })}
      </p>
      {refused.length > 0 ? (
        <FormError as="box" className="order-first w-full">
          <ul aria-label={t('refused', { count: refused.length })}>
            {refused.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </FormError>
      ) : null}
      {states.map((state) => (
        <Button key={state} tone="outline" size="sm" disabled={busy} onClick={() => each({ state })}>
          {t(state)}
        </Button>
      ))}
      <MoveDates timeZone={timeZone} busy={busy} onMove={each} />
      <Select
        aria-label={t('category')}
        value=""
        disabled={busy}
        onChange={(event) => category(event.target.value)}
        className="w-36"
      >
        <option value="">{t('category')}</option>
        {rewardCategories.map((one) => (
          <option key={one} value={one}>
            {categories(one)}
          </option>
        ))}
      </Select>
      <Button tone="ghost" size="sm" onClick={onDone}>
        {t('unselect')}
      </Button>
    </section>
  )

  function titleOf(id: string): string {
    const found = rewards.find((one) => one.id === id)
    return (locale === 'en' ? found?.titleEn : found?.titleZh) ?? ''
  }
}
