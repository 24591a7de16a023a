'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { LinkButton } from '@/components/layout/link-button'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { paths } from '@/lib/paths'
import { blankLink } from '@/lib/rewards/link/schema'
import { blankPage } from '@/lib/rewards/page/schema'
import { type RewardCategory, type RewardKind, rewardKinds } from '@/lib/rewards/rules'
import type { RewardChoices } from '@/lib/rewards/staff/queries'
import { CashbackFields, RedPacketFields } from './cash-fields-client'
import { LinkFields } from './link-fields-client'
import { PageFields } from './page-fields-client'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'
import { RewardStoreFields } from './reward-store-fields-client'

const homes: Record<RewardKind, RewardCategory> = {
  coupon: 'coupons',
  'virtual-code': 'digital',
  'verification-code': 'in-store',
  parcel: 'gifts',
  link: 'digital',
  page: 'digital',
  'red-packet': 'cash',
  'cashback-card': 'cash',
  'draw-ticket': 'digital',
}

/** How it is handed over, and what it is taken from. The kind stays as it was chosen. */
export function RewardKindFields({ choices, isFixed }: { choices: RewardChoices; isFixed: boolean }) {
  const t = useTranslations('rewards-desk')
  const { register, control, setValue } = useFormContext<RewardInput>()
  const kind = useWatch({ control, name: 'kind' })
  // what another kind would keep is not sent with this one
  const begin = (one: RewardKind) => {
    setValue('category', homes[one])
    setValue('link', one === 'link' ? blankLink : null)
    setValue('page', one === 'page' ? blankPage : null)
  }
  return (
    <Panel title={t('fields.kind')}>
      <div className="grid gap-5">
        {isFixed ? (
          <p>{t(`kinds.${kind}.name`)}</p>
        ) : (
          <RadioGroup legend={t('fields.kind')} quiet className="sm:grid-cols-2">
            {rewardKinds.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`kinds.${one}.name`)}
                hint={t(`kinds.${one}.hint`)}
                // one registration for all of them: the last one's closure would speak for each
                {...register('kind', {
                  onChange: (event: { target: { value: RewardKind } }) => begin(event.target.value),
                })}
              />
            ))}
          </RadioGroup>
        )}
        <Source kind={kind} choices={choices} />
      </div>
    </Panel>
  )
}

const idOrNull = { setValueAs: (value: unknown) => (value === '' ? null : value) }

function Source({ kind, choices }: { kind: RewardKind; choices: RewardChoices }) {
  const t = useTranslations('rewards-desk.fields')
  const locale = useLocale()
  const { register, formState } = useFormContext<RewardInput>()
  const errorOf = useRewardErrors()
  if (kind === 'coupon') {
    return (
      <Field label={t('coupon')} hint={t('couponHint')} error={errorOf(formState.errors.couponId)}>
        <Select {...register('couponId', idOrNull)}>
          <option value="">{t('choose')}</option>
          {choices.coupons.map((one) => (
            <option key={one.id} value={one.id}>
              {locale === 'en' ? one.titleEn : one.titleZh}
            </option>
          ))}
        </Select>
      </Field>
    )
  }
  if (kind === 'draw-ticket') {
    return (
      <Field label={t('campaign')} hint={t('campaignHint')} error={errorOf(formState.errors.campaignId)}>
        <Select {...register('campaignId', idOrNull)}>
          <option value="">{t('choose')}</option>
          {choices.campaigns.map((one) => (
            <option key={one.id} value={one.id}>
              {locale === 'en' ? one.titleEn : one.titleZh}
            </option>
          ))}
        </Select>
      </Field>
    )
  }
  if (kind === 'link') return <LinkFields hosts={choices.hosts} />
  if (kind === 'page') return <PageFields hosts={choices.hosts} />
  if (kind === 'red-packet') return <RedPacketFields />
  if (kind === 'cashback-card') return <CashbackFields />
  if (kind === 'verification-code') return <RewardStoreFields stores={choices.stores} />
  if (kind !== 'virtual-code') return null
  return (
    <div className="grid gap-2">
      <Field label={t('pool')} error={errorOf(formState.errors.poolId)}>
        <Select {...register('poolId', idOrNull)}>
          <option value="">{t('choose')}</option>
          {choices.pools.map((one) => (
            <option key={one.id} value={one.id}>
              {t('poolLeft', { name: one.name, left: one.left })}
            </option>
          ))}
        </Select>
      </Field>
      {choices.pools.length === 0 ? (
        <LinkButton href={paths.merchant.codes()} tone="outline" size="sm" className="w-fit">
          {t('openPool')}
        </LinkButton>
      ) : null}
    </div>
  )
}
