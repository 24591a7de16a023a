'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import { PictureField } from '@/components/merchant-kit/picture-field-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { rewardCategories } from '@/lib/rewards/rules'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

/** What it is called and where it stands. */
export function RewardNameFields() {
  const t = useTranslations('rewards-desk.fields')
  const categories = useTranslations('rewards.category')
  const common = useTranslations('common.client')
  const errorOf = useRewardErrors()
  const { control, register, formState } = useFormContext<RewardInput>()
  const { errors } = formState
  return (
    <Panel title={t('name')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <Controller
            control={control}
            name="image"
            render={({ field: { name, value, onChange } }) => (
              <PictureField name={name} value={value} onValueChange={onChange} />
            )}
          />
        </div>
        <Field label={t('titleZh')} error={errorOf(errors.titleZh)}>
          <Input lang="zh-CN" {...register('titleZh')} />
        </Field>
        <Field label={t('titleEn')} error={errorOf(errors.titleEn)}>
          <Input lang="en" {...register('titleEn')} />
        </Field>
        <Field label={t('aboutZh')} optionalLabel={common('optional')} error={errorOf(errors.aboutZh)}>
          <Textarea rows={2} lang="zh-CN" {...register('aboutZh')} />
        </Field>
        <Field label={t('aboutEn')} optionalLabel={common('optional')} error={errorOf(errors.aboutEn)}>
          <Textarea rows={2} lang="en" {...register('aboutEn')} />
        </Field>
        <Field label={t('category')} error={errorOf(errors.category)}>
          <Select {...register('category')}>
            {rewardCategories.map((one) => (
              <option key={one} value={one}>
                {categories(one)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Panel>
  )
}
