'use client'
import { useTranslations } from 'next-intl'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Plus } from '@/components/ui/icons'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import type { VariantStock } from '@/lib/catalog/manage/queries'
import { MOST_VARIANTS } from '@/lib/catalog/manage/rules'
import type { SaveProductFields } from '@/lib/catalog/schema'
import { FormPart } from './form-part'
import { useFieldWords } from './product-words-client'
import { VariantFields } from './variant-fields-client'

export type Counted = VariantStock & { variantId: string; name: string }

type ProductVariantsProps = { stock: Record<string, VariantStock>; onCount: (counted: Counted) => void }

/** What is sold: each with its price, and with stock that is counted with a reason. */
export function ProductVariants({ stock, onCount }: ProductVariantsProps) {
  const t = useTranslations('merchant-catalog.form')
  const common = useTranslations('common.client')
  const words = useFieldWords()
  const { control, getValues, watch, formState } = useFormContext<SaveProductFields>()
  const { fields, append, remove, insert } = useFieldArray({ control, name: 'variants', keyName: 'key' })
  const optionNames = watch('optionNames')
  const whole = formState.errors.variants?.message ? formState.errors.variants : formState.errors.variants?.root

  function take(place: number): void {
    const variant = getValues(`variants.${place}`)
    remove(place)
    toast.message(t('variantRemoved'), {
      action: { label: common('undo'), onPress: () => insert(place, variant) },
    })
  }

  return (
    <FormPart title={t('variants')}>
      {fields.map((field, place) => (
        <VariantFields
          key={field.key}
          place={place}
          optionNames={optionNames}
          stock={stock[field.id]}
          onCount={(name) => {
            const known = stock[field.id]
            if (known) onCount({ ...known, variantId: field.id, name })
          }}
          onRemove={fields.length > 1 ? () => take(place) : undefined}
        />
      ))}
      {whole ? <FormError>{words(whole)}</FormError> : null}
      {fields.length < MOST_VARIANTS && (optionNames.length > 0 || fields.length === 0) ? (
        <Button
          tone="outline"
          size="sm"
          className="justify-self-start"
          onClick={() => {
            const empty = optionNames.map(() => '')
            const price = getValues('variants').at(-1)?.price ?? ''
            append({
              id: newRequestId(),
              optionsZh: empty,
              optionsEn: empty,
              sku: '',
              price,
              compareAt: '',
              cost: '',
              stock: '',
            })
          }}
        >
          <Plus aria-hidden="true" />
          {t('addVariant')}
        </Button>
      ) : null}
    </FormPart>
  )
}
