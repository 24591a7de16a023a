'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { FormError } from '@/components/ui/form-error'
import { useRouter } from '@/lib/i18n/navigation'
import { saveAddressAction } from '@/lib/shoppers/actions'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { AddressFields, emptyAddress, type PickedArea } from './address-fields-client'
import { useFirstProblem } from './first-problem-client'
import { lazyResolver } from './lazy-resolver-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.saveAddressSchema))

const pickedNames = ['address.country', 'address.province', 'address.city', 'address.district'] as const

type AddressFormProps = { known: SavedAddress | null; isFirst: boolean; onSaved: () => void }

export function AddressForm({ known, isFirst, onSaved }: AddressFormProps) {
  const t = useTranslations('account.addresses')
  const text = useRefusalText()
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { id, isDefault, ...address } = known ?? { ...emptyAddress, id: undefined, isDefault: isFirst }
  const form = useForm({ resolver, shouldFocusError: false, defaultValues: { id, isDefault, address } })
  const { errors, isSubmitted, isSubmitting, submitCount } = form.formState
  const formElement = useFirstProblem(submitCount)
  const [country, province, city, district] = useWatch({ control: form.control, name: pickedNames })
  const pick = (change: Partial<PickedArea>) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of what was picked
    for (const [field, value] of Object.entries(change))
      form.setValue(`address.${field as keyof PickedArea}`, value, { shouldDirty: true, shouldValidate: isSubmitted })
  }

  const submit = form.handleSubmit(async (fields) => {
    setRefusal(null)
    const answer = await saveAddressAction(fields).catch(() => ({
      ok: false as const,
      refusal: 'offline',
      details: {},
    }))
    if (!answer.ok) return setRefusal(text(answer.refusal, answer.details))
    router.refresh()
    onSaved()
  })

  return (
    <form ref={formElement} noValidate method="post" onSubmit={submit} className="grid gap-5">
      <AddressFields
        picked={{ country, province, city, district }}
        onPick={pick}
        register={(field) => form.register(`address.${field}`)}
        problems={errors.address}
      />
      {isDefault ? null : <Checkbox label={t('makeDefault')} {...form.register('isDefault')} />}
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button type="submit" size="lg" block busy={isSubmitting}>
        {t('save')}
      </Button>
    </form>
  )
}
