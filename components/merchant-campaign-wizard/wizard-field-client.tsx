'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import { Controller, type FieldPath, useFormContext } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole, wholeOrNull } from '@/components/merchant-kit/number-text-client'
import { PictureField } from '@/components/merchant-kit/picture-field-client'
import { classNames } from '@/components/ui/class-names'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { Definition } from '@/lib/campaigns/schema'
import { currencySign } from '@/lib/i18n/decimal-text'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { FieldNotes } from './findings-client'

type Name = FieldPath<Definition>

type WizardFieldProps = {
  name: Name
  label: ReactNode
  hint?: ReactNode
  optional?: boolean
  className?: string
  children: ComponentProps<typeof Field>['children']
}

/** A field of the wizard: its control, what its schema says of it, and what the linter says. A finding leads here by its name. */
export function WizardField({ name, label, hint, optional = false, className, children }: WizardFieldProps) {
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const { getFieldState, formState } = useFormContext<Definition>()
  const error = errorOf(getFieldState(name, formState).error)
  return (
    <div data-field={name} className={classNames('grid content-start gap-1.5', className)}>
      <Field label={label} hint={hint} error={error} {...(optional && { optionalLabel: common('optional') })}>
        {children}
      </Field>
      <FieldNotes name={name} />
    </div>
  )
}

type OneField = Omit<WizardFieldProps, 'children'>

/** The same words in both languages, side by side. */
export function WordFields({
  zh,
  en,
  label,
  long = false,
  optional = false,
}: {
  zh: Name
  en: Name
  label: string
  long?: boolean
  optional?: boolean
}) {
  const t = useTranslations('campaigns-desk.wizard')
  const { register } = useFormContext<Definition>()
  return [[zh, 'zh-CN', t('inChinese', { label })] as const, [en, 'en', t('inEnglish', { label })] as const].map(
    ([name, lang, said]) => (
      <WizardField key={name} name={name} label={said} optional={optional}>
        {long ? <Textarea rows={3} lang={lang} {...register(name)} /> : <Input lang={lang} {...register(name)} />}
      </WizardField>
    ),
  )
}

/** A whole number; one that may stay empty is null then. */
export function WholeField({ unit, empty = false, ...field }: OneField & { unit: string; empty?: boolean }) {
  const { register } = useFormContext<Definition>()
  return (
    <WizardField {...field}>
      <NumberText unit={unit} {...register(field.name, empty ? wholeOrNull : whole)} />
    </WizardField>
  )
}

/** A picture of the campaign or of a prize. */
export function WizardPicture({ name }: { name: Name }) {
  const { control } = useFormContext<Definition>()
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => <PictureField name={name} value={value} onValueChange={onChange} />}
    />
  )
}

/** An amount of money; `empty`: none at all is not ¥0. */
export function MoneyField({ empty = false, ...field }: OneField & { empty?: boolean }) {
  const locale = useLocale()
  const { control } = useFormContext<Definition>()
  return (
    <Controller
      control={control}
      name={field.name}
      render={({ field: { value, onChange, ...rest } }) => (
        <WizardField {...field}>
          <DecimalInput
            value={typeof value === 'number' ? value : null}
            onValueChange={(next) => onChange(next ?? (empty ? null : 0))}
            sign={currencySign(shopCurrency(), locale)}
            {...rest}
          />
        </WizardField>
      )}
    />
  )
}
