'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FieldPath, useFormContext, useWatch } from 'react-hook-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Select } from '@/components/ui/select'
import { pointsPrize, rewardFields } from '@/lib/campaigns/blank-prizes/rules'
import type { RewardFacts } from '@/lib/campaigns/findings/rules'
import { type PrizeKind, prizeKinds } from '@/lib/campaigns/rules'
import type { Definition } from '@/lib/campaigns/schema'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { taxClasses } from '@/lib/payouts/rules'
import { useDefinition } from './definition-client'
import { MoneyField, WholeField, WizardField, WizardPicture, WordFields } from './wizard-field-client'

/** What a prize is and is called, what it is worth and costs, and what the tax office takes it for. */
export function PrizeFields({ at }: { at: number }) {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  const { control, register, setValue, getValues } = useFormContext<Definition>()
  const { facts } = useDefinition()
  const [kind, rewardId, campaignKind] = useWatch({
    control,
    name: [`prizes.${at}.kind`, `prizes.${at}.rewardId`, 'kind'],
  })
  const field = <K extends string>(name: K) => `prizes.${at}.${name}` as const
  const setKind = (next: PrizeKind) => {
    const prize = getValues(`prizes.${at}`)
    const changed = next === 'points' ? pointsPrize(prize.no, 50, facts.pointsPerUnit, prize) : prize
    setValue(
      `prizes.${at}`,
      { ...changed, kind: next, points: next === 'points' ? (prize.points ?? 50) : null, rewardId: null },
      { shouldDirty: true },
    )
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <WizardField name={field('kind')} label={t('kind')}>
        <Select {...register(field('kind'), { onChange: ({ target }) => setKind(target.value as PrizeKind) })}>
          {prizeKinds
            .filter((one) => one !== 'nothing' || campaignKind === 'lottery')
            .map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
        </Select>
      </WizardField>
      {kind === 'points' ? (
        <WholeField name={field('points')} label={t('points')} unit={t('pointsUnit')} empty />
      ) : null}
      {kind === 'reward' ? <RewardField at={at} /> : null}
      <WordFields zh={field('titleZh')} en={field('titleEn')} label={t('name')} />
      <div className="sm:col-span-2">
        <WizardPicture name={field('image')} />
      </div>
      {kind === 'nothing' ? null : (
        <>
          <MoneyField
            key={`value ${rewardId}`}
            name={field('marketValueMinor')}
            label={t('value')}
            hint={t('valueHint')}
          />
          <MoneyField key={`cost ${rewardId}`} name={field('costMinor')} label={t('cost')} hint={t('costHint')} />
          <WizardField name={field('taxClass')} label={t('tax')} hint={t('taxHint')}>
            <Select {...register(field('taxClass'))}>
              {taxClasses.map((one) => (
                <option key={one} value={one}>
                  {t(`taxes.${one}`)}
                </option>
              ))}
            </Select>
          </WizardField>
        </>
      )}
      {campaignKind === 'blind-box' ? (
        <Checkbox
          label={t('hidden')}
          hint={t('hiddenHint')}
          {...register(field('hidden') as FieldPath<Definition>)}
          className="self-center"
        />
      ) : null}
    </div>
  )
}

/** A reward of the mall: name, picture, worth and cost come with it and may be said otherwise. */
function RewardField({ at }: { at: number }) {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  const locale = useLocale()
  const { control, setValue, getValues } = useFormContext<Definition>()
  const rewardId = useWatch({ control, name: `prizes.${at}.rewardId` })
  const { facts } = useDefinition()
  const choices = facts.rewards.filter(({ state, id }) => state !== 'archived' || id === rewardId)
  const choose = (id: string) => {
    const reward = facts.rewards.find((one) => one.id === id)
    const titles = reward && { titleZh: reward.titleZh.slice(0, 30), titleEn: reward.titleEn.slice(0, 60) }
    setValue(
      `prizes.${at}`,
      { ...getValues(`prizes.${at}`), ...titles, ...rewardFields(reward) },
      { shouldDirty: true, shouldValidate: true },
    )
  }
  const said = (one: RewardFacts) =>
    [
      locale === 'en' ? one.titleEn : one.titleZh,
      one.faceValueMinor > 0 ? formatMoney(one.faceValueMinor, shopCurrency(), locale, { trimZeros: true }) : '',
      one.left === null ? '' : t('rewardLeft', { left: formatPoints(one.left, locale) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <WizardField name={`prizes.${at}.rewardId`} label={t('reward')}>
      <Select value={rewardId ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{t('chooseReward')}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {said(one)}
          </option>
        ))}
      </Select>
    </WizardField>
  )
}
