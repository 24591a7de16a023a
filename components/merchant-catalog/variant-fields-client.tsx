'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { Trash2 } from '@/components/merchant-kit/merchant-icons'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { VariantStock } from '@/lib/catalog/manage/queries'
import type { SaveProductFields } from '@/lib/catalog/schema'
import { currencySign } from '@/lib/i18n/decimal-text'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { useFieldWords } from './product-words-client'

type VariantFieldsProps = {
  place: number
  optionNames: SaveProductFields['optionNames']
  /** undefined: not in the shop yet */
  stock: VariantStock | undefined
  onCount: (name: string) => void
  onRemove: (() => void) | undefined
}

/** One variant: its values, what it costs, and how many there are. */
export function VariantFields({ place, optionNames, stock, onCount, onRemove }: VariantFieldsProps) {
  const t = useTranslations('merchant-catalog.form')
  const words = useFieldWords()
  const locale = useLocale()
  const { register, watch, formState } = useFormContext<SaveProductFields>()
  const errors = formState.errors.variants?.[place]
  const values = watch(locale === 'en' ? `variants.${place}.optionsEn` : `variants.${place}.optionsZh`) ?? []
  const name =
    values.filter(Boolean).join(' / ') ||
    (optionNames.length === 0 ? t('onlyVariant') : t('variant', { place: place + 1 }))
  return (
    <fieldset className="min-w-0 rounded-lg border border-line p-3 md:p-4">
      <legend className="px-1.5 font-medium text-sm">{name}</legend>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {optionNames.map((option, at) => (
          <OptionValues key={at} place={place} at={at} names={[option.zh || `${at + 1}`, option.en || `${at + 1}`]} />
        ))}
        <PriceFields place={place} />
        <Field label={t('sku')} error={words(errors?.sku)}>
          <Input autoComplete="off" autoCapitalize="off" spellCheck={false} {...register(`variants.${place}.sku`)} />
        </Field>
        {stock ? (
          <div className="grid content-start gap-1.5">
            <span className="font-medium text-sm">{t('stock')}</span>
            <span className="flex min-h-11 flex-wrap items-center gap-x-3">
              <span className="tabular">{t('onHand', { count: stock.onHand })}</span>
              <Button
                tone="link"
                className="text-sm"
                onClick={() => onCount(name)}
                aria-label={`${t('adjust')}: ${name}`}
              >
                {t('adjust')}
              </Button>
              {stock.reserved > 0 ? (
                <span className="text-ink-muted text-sm">{t('reserved', { count: stock.reserved })}</span>
              ) : null}
            </span>
          </div>
        ) : (
          <Field label={t('firstStock')} error={words(errors?.stock)}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              className="tabular"
              {...register(`variants.${place}.stock`)}
            />
          </Field>
        )}
      </div>
      {onRemove ? (
        <div className="mt-2 flex justify-end">
          <IconButton label={t('removeVariant', { name })} size="sm" onClick={onRemove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      ) : null}
    </fieldset>
  )
}

function OptionValues({ place, at, names }: { place: number; at: number; names: readonly [string, string] }) {
  const t = useTranslations('merchant-catalog.form')
  const words = useFieldWords()
  const { register, formState } = useFormContext<SaveProductFields>()
  const errors = formState.errors.variants?.[place]
  return (
    <>
      <Field label={t('valueZh', { name: names[0] })} error={words(errors?.optionsZh?.[at])}>
        <Input lang="zh-CN" autoComplete="off" {...register(`variants.${place}.optionsZh.${at}`)} />
      </Field>
      <Field label={t('valueEn', { name: names[1] })} error={words(errors?.optionsEn?.[at])}>
        <Input lang="en" autoComplete="off" {...register(`variants.${place}.optionsEn.${at}`)} />
      </Field>
    </>
  )
}

function PriceFields({ place }: { place: number }) {
  const t = useTranslations('merchant-catalog.form')
  const sign = currencySign(shopCurrency(), useLocale())
  const words = useFieldWords()
  const { register, formState } = useFormContext<SaveProductFields>()
  const errors = formState.errors.variants?.[place]
  return (
    <>
      <Field label={t('price', { sign })} error={words(errors?.price)}>
        <Input inputMode="decimal" autoComplete="off" className="tabular" {...register(`variants.${place}.price`)} />
      </Field>
      <Field label={t('compareAt', { sign })} error={words(errors?.compareAt)}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          className="tabular"
          {...register(`variants.${place}.compareAt`)}
        />
      </Field>
      <Field label={t('cost', { sign })} error={words(errors?.cost)}>
        <Input inputMode="decimal" autoComplete="off" className="tabular" {...register(`variants.${place}.cost`)} />
      </Field>
    </>
  )
}
