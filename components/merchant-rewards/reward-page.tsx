import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { Notice } from '@/components/ui/notice'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import type { PageBlock } from '@/lib/rewards/page/rules'
import type { RewardChoices, RewardRow } from '@/lib/rewards/staff/queries'
import { blankReward, type NewReward } from '@/lib/rewards/staff/schema'
import { RewardForm, type RewardInput } from './reward-form-client'

type RewardPageProps = {
  reward: RewardRow | null
  /** a new one that begins as this one stands */
  isCopy?: boolean
  /** a price and a cost to begin with */
  tried?: Pick<NewReward, 'cost' | 'pays'>
  choices: RewardChoices
  timeZone: string
  pointsPerUnit: number
  mayWrite: boolean
}

/** One reward's page, and the page of one that is yet to be. */
export async function RewardPage({
  reward,
  isCopy = false,
  tried,
  choices,
  timeZone,
  pointsPerUnit,
  mayWrite,
}: RewardPageProps) {
  const t = await getTranslations('rewards-desk')
  const kit = await getTranslations('merchant.kit')
  const isNew = isCopy || !reward
  const title = isNew ? t('create') : t('edit')
  const crumbs = [{ label: t('title'), href: paths.merchant.rewards() }, { label: title }]
  const lead = isNew ? t('createLead') : t('facts', { claimed: reward?.claimed ?? 0, used: reward?.used ?? 0 })
  return (
    <Page breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />} title={title} lead={lead}>
      {mayWrite ? null : <Notice className="mb-4">{kit('readOnly')}</Notice>}
      <ClientMessages namespaces={['rewards-desk', 'merchant', 'rewards', 'coupons', 'refusals']}>
        <fieldset disabled={!mayWrite} className="min-w-0">
          <RewardForm
            reward={
              reward
                ? { ...inputOf(reward), ...(isCopy ? { id: null, state: 'draft' as const } : {}) }
                : {
                    ...blankReward,
                    costPoints: tried?.cost ?? blankReward.costPoints,
                    trueCostMinor: tried?.pays ?? blankReward.trueCostMinor,
                  }
            }
            choices={choices}
            timeZone={timeZone}
            pointsPerUnit={pointsPerUnit}
          />
        </fieldset>
      </ClientMessages>
    </Page>
  )
}

const blockInput = ({ type, zh, en, file, to }: PageBlock) => ({ type, zh, en, file, to })

function inputOf(reward: RewardRow): RewardInput {
  const { left: _left, claimed: _claimed, claimedLately: _lately, used: _used, stands: _stands, ...fields } = reward
  return {
    ...fields,
    page: reward.page && { ...reward.page, blocks: reward.page.blocks.map(blockInput) },
    redPacket: reward.redPacket ?? blankReward.redPacket,
    cashback: reward.cashback ?? blankReward.cashback,
    startsAt: reward.startsAt?.toISOString() ?? null,
    endsAt: reward.endsAt?.toISOString() ?? null,
    state: reward.state === 'live' ? 'live' : 'draft',
  }
}
