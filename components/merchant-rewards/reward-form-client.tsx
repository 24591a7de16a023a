'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { LinkButton } from '@/components/layout/link-button'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { saveRewardAction } from '@/lib/rewards/staff/actions'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import { type SaveReward, saveRewardSchema } from '@/lib/rewards/staff/schema'
import { RewardKindFields } from './reward-kind-fields-client'
import { RewardLimitFields } from './reward-limit-fields-client'
import { RewardNameFields } from './reward-name-fields-client'
import { RewardPreview } from './reward-preview-client'
import { RewardPriceFields } from './reward-price-fields-client'
import { RewardTierFields } from './reward-tier-fields-client'

export type RewardInput = z.input<typeof saveRewardSchema>

type RewardFormProps = { reward: RewardInput; choices: RewardChoices; timeZone: string; pointsPerUnit: number }

/** A reward, new or as it stands, and how a shopper will see it. The form and the server read the same schema. */
export function RewardForm({ reward, choices, timeZone, pointsPerUnit }: RewardFormProps) {
  const t = useTranslations('rewards-desk')
  const common = useTranslations('common.client')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const form = useForm<RewardInput, unknown, SaveReward>({
    resolver: zodResolver(saveRewardSchema),
    defaultValues: reward,
  })
  const save = (state: 'draft' | 'live') =>
    form.handleSubmit(async (input) => {
      const done = await ask(saveRewardAction({ ...input, state }))
      if (!done) return
      toast.success(t(state === 'live' ? 'savedLive' : 'savedDraft'))
      router.push(paths.merchant.rewards())
      router.refresh()
    })
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={save('live')} className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <RewardKindFields choices={choices} isFixed={reward.id !== null} />
          <RewardNameFields />
          <RewardPriceFields pointsPerUnit={pointsPerUnit} budgets={choices.budgets} />
          <RewardLimitFields timeZone={timeZone} />
          <RewardTierFields tiers={choices.tiers} />
          {refused ? <FormError as="box">{refused}</FormError> : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" busy={form.formState.isSubmitting}>
              {t('saveLive')}
            </Button>
            <Button tone="outline" busy={form.formState.isSubmitting} onClick={save('draft')}>
              {t('saveDraft')}
            </Button>
            <LinkButton href={paths.merchant.rewards()} tone="ghost">
              {common('cancel')}
            </LinkButton>
          </div>
          {reward.id ? <p className="text-ink-muted text-sm">{t('keepsWord')}</p> : null}
        </div>
        <RewardPreview choices={choices} />
      </form>
    </FormProvider>
  )
}
