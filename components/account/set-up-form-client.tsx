'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { openShopAction } from '@/lib/desk/actions'
import type { RegionChoices } from '@/lib/i18n/region-choices'
import { firstRegion } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { AuthForm } from './auth-form-client'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { enterBy, goTo } from './next-auth-client'
import { PasswordInput } from './password-field-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/desk/schema').then((schema) => schema.openShopSchema))
const blank = { nameZh: '', nameEn: '', name: '', email: '', password: '', ...firstRegion }

/** What the shop is called and counts in, and who owns it: one page, one press, and the desk. */
export function SetUpForm({ token, choices }: { token: string; choices: RegionChoices }) {
  const t = useTranslations('auth')
  const text = useRefusalText()
  const locale = useLocale()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, handleSubmit, formState, setValue } = useForm({ resolver, defaultValues: { token, ...blank } })
  const { errors, isSubmitting } = formState
  const error = (name: keyof typeof blank) => fieldError(t, errors[name])

  // most open a shop where they stand
  useEffect(() => {
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
    if (choices.zones.includes(here)) setValue('timeZone', here)
  }, [choices.zones, setValue])

  const submit = handleSubmit(async (fields) => {
    setRefusal(null)
    const answer = await openShopAction(fields).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    const entered = await enterBy('password', { email: fields.email, password: fields.password })
    goTo(entered.ok ? paths.merchant.dashboard() : paths.signIn(paths.merchant.dashboard()), locale)
  })

  return (
    <AuthForm onSubmit={submit} refusal={refusal} busy={isSubmitting} submit={t('setUp.submit')}>
      <Part title={t('setUp.shop')}>
        <Field label={t('setUp.nameZh')} error={error('nameZh')}>
          <Input lang="zh-CN" autoComplete="off" {...register('nameZh')} />
        </Field>
        <Field label={t('setUp.nameEn')} error={error('nameEn')}>
          <Input lang="en" autoComplete="organization" {...register('nameEn')} />
        </Field>
        <Field label={t('setUp.currency')} error={error('currency')}>
          <Select {...register('currency')}>
            {choices.currencies.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('setUp.timeZone')} hint={t('setUp.later')} error={error('timeZone')}>
          <Select {...register('timeZone')}>
            {choices.zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Field>
      </Part>
      <Part title={t('setUp.owner')}>
        <Field label={t('fields.name')} error={error('name')}>
          <Input autoComplete="name" {...register('name')} />
        </Field>
        <Field label={t('fields.email')} error={error('email')}>
          <Input type="email" autoComplete="username" {...register('email')} />
        </Field>
        <Field label={t('fields.password')} hint={t('signUp.passwordHint')} error={error('password')}>
          <PasswordInput autoComplete="new-password" {...register('password')} />
        </Field>
      </Part>
    </AuthForm>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 font-display font-semibold text-lg">{title}</legend>
      {children}
    </fieldset>
  )
}
