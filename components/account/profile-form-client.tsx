'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { type Locale, localeNames, routing } from '@/lib/i18n/routing'
import { updateProfileAction } from '@/lib/shoppers/actions'
import { fieldError } from './field-error-client'
import { lazyResolver } from './lazy-resolver-client'
import { useRefusalText } from './refusal-text-client'

const resolver = lazyResolver(() => import('@/lib/shoppers/schema').then((schema) => schema.profileSchema))

type ProfileFormProps = { name: string; locale: Locale; wantsExpiryMail: boolean; wantsWishMail: boolean }

export function ProfileForm(profile: ProfileFormProps) {
  const t = useTranslations('account.profile')
  const auth = useTranslations('auth')
  const common = useTranslations('common.client')
  const text = useRefusalText()
  const router = useRouter()
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, handleSubmit, formState } = useForm({ resolver, defaultValues: profile })

  const submit = handleSubmit(async (fields) => {
    setRefusal(null)
    const answer = await updateProfileAction(fields).catch(() => ({ ok: false as const, refusal: 'offline' }))
    if (!answer.ok) return setRefusal(text(answer.refusal))
    toast.success(common('saved'))
    router.refresh()
  })

  return (
    <form noValidate method="post" onSubmit={submit} className="grid gap-5">
      <Field label={auth('fields.name')} error={fieldError(auth, formState.errors.name)}>
        <Input autoComplete="name" {...register('name')} />
      </Field>
      <Field label={t('language')} hint={t('languageHint')}>
        <Select {...register('locale')}>
          {routing.locales.map((one) => (
            <option key={one} value={one}>
              {localeNames[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox label={t('expiryMail')} hint={t('expiryMailHint')} {...register('wantsExpiryMail')} />
      <Checkbox label={t('wishMail')} hint={t('wishMailHint')} {...register('wantsWishMail')} />
      {refusal ? <FormError as="box">{refusal}</FormError> : null}
      <Button type="submit" busy={formState.isSubmitting} className="justify-self-start">
        {common('save')}
      </Button>
    </form>
  )
}
