'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { SaveBar } from '@/components/merchant-kit/save-bar-client'
import { FormError } from '@/components/ui/form-error'
import { toast } from '@/components/ui/toast-client'
import { saveProductAction } from '@/lib/catalog/actions'
import type { CollectionChoice, VariantStock } from '@/lib/catalog/manage/queries'
import { SaveProduct, type SaveProductFields } from '@/lib/catalog/schema'
import { useRouter } from '@/lib/i18n/navigation'
import type { Refused } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { ProductImages } from './product-images-client'
import { ProductOptions } from './product-options-client'
import { ProductOrganise } from './product-organise-client'
import { ProductTexts } from './product-texts-client'
import { type Counted, ProductVariants } from './product-variants-client'
import { StockForm } from './stock-form-client'

export type ProductFormProps = {
  fields: SaveProductFields
  stock: Record<string, VariantStock>
  collections: readonly CollectionChoice[]
  words: { vendors: string[]; types: string[] }
}

/** A product, new or known: what is typed is checked by the schema that the server checks it by. */
export function ProductForm({ fields, stock, collections, words }: ProductFormProps) {
  const t = useTranslations('merchant-catalog.form')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [refused, setRefused] = useState<Refused<string> | null | undefined>()
  const [counted, setCounted] = useState<Counted | null>(null)
  const form = useForm<SaveProductFields>({
    // what is sent is what was typed: the server reads it by the same schema
    resolver: zodResolver(SaveProduct, undefined, { raw: true }) as never,
    defaultValues: fields,
  })
  const { formState, handleSubmit, reset } = form

  const save = handleSubmit(
    async (input) => {
      setRefused(undefined)
      const answer = await saveProductAction(input).catch(() => null)
      if (!answer?.ok) return setRefused(answer)
      const { updatedAt, productId, changed } = answer.value
      reset({ ...input, updatedAt, variants: input.variants.map((variant) => ({ ...variant, stock: '' })) })
      toast.success(t(changed ? 'saved' : 'nothing'))
      if (input.updatedAt === null) router.replace(paths.merchant.product(productId))
      else router.refresh()
    },
    () => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
  )

  function discard(): void {
    reset(fields)
    setRefused(undefined)
  }

  const wrong = countErrors(formState.errors)
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={save} className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="grid min-w-0 gap-6">
          <ProductTexts />
          <ProductImages />
          <ProductOptions />
          <ProductVariants stock={stock} onCount={setCounted} />
        </div>
        <ProductOrganise collections={collections} words={words} />
        <div className="grid gap-3 lg:col-span-2">
          {refused === undefined ? null : <FormError as="box">{refusalText(refused)}</FormError>}
          {formState.isSubmitted && wrong > 0 ? <FormError as="box">{t('fix', { count: wrong })}</FormError> : null}
        </div>
        <SaveBar
          className="lg:col-span-2"
          isDirty={formState.isDirty}
          busy={formState.isSubmitting}
          onDiscard={fields.updatedAt === null ? undefined : discard}
        />
      </form>
      {/* beside the form, not in it: it is a form of its own */}
      {counted ? <StockForm key={counted.variantId} {...counted} onClose={() => setCounted(null)} /> : null}
    </FormProvider>
  )
}

/** Every field that has a complaint, however deep it lies. */
function countErrors(errors: object): number {
  if ('message' in errors && typeof errors.message === 'string') return 1
  return Object.entries(errors).reduce(
    (sum, [key, inner]: [string, unknown]) =>
      key !== 'ref' && typeof inner === 'object' && inner !== null ? sum + countErrors(inner) : sum,
    0,
  )
}
