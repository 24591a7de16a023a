'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { LinkButton } from '@/components/layout/link-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { paths } from '@/lib/paths'
import { type AllowedHost, isAllowedHost, readTarget } from '@/lib/rewards/hosts/rules'
import { linkPlatforms } from '@/lib/rewards/link/rules'
import { useRewardErrors } from './reward-errors-client'
import type { RewardInput } from './reward-form-client'

const textOrNull = { setValueAs: (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null) }

/** Where a reward leads to: said as it is typed, with the house it would be and whether that is on the list. */
export function LinkFields({ hosts }: { hosts: readonly AllowedHost[] }) {
  const t = useTranslations('rewards-desk.link')
  const platforms = useTranslations('rewards.go.platform')
  const common = useTranslations('common.client')
  const { register, control, formState } = useFormContext<RewardInput>()
  const errorOf = useRewardErrors()
  const link = useWatch({ control, name: 'link' })
  const errors = formState.errors.link
  const read = readTarget((link?.target ?? '').trim())
  const host = typeof read === 'string' ? null : read.host
  const unlisted = host !== null && !isAllowedHost(host, hosts)
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('platform')}>
        <Select {...register('link.platform')}>
          {linkPlatforms.map((one) => (
            <option key={one} value={one}>
              {platforms(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('referenceName')}
        optionalLabel={common('optional')}
        hint={t('referenceNameHint')}
        error={errorOf(errors?.referenceName)}
      >
        <Input autoComplete="off" spellCheck={false} {...register('link.referenceName', textOrNull)} />
      </Field>
      <Field
        label={t('target')}
        hint={host ? t('goesTo', { host }) : t('targetHint')}
        error={errorOf(errors?.target) ?? (unlisted ? t('unlisted', { host }) : undefined)}
        className="sm:col-span-2"
      >
        <Input autoComplete="off" spellCheck={false} inputMode="url" {...register('link.target')} />
      </Field>
      {unlisted ? (
        <LinkButton href={paths.merchant.settings('hosts')} tone="outline" size="sm" className="w-fit">
          {t('openList')}
        </LinkButton>
      ) : null}
    </div>
  )
}
