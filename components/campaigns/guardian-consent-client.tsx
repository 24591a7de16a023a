'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalWords } from '@/components/cart/refusal-words-client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { nameGuardianAction } from '@/lib/campaigns/admission/actions'
import type { AgeMissing } from '@/lib/campaigns/admission/errors'
import { isPhone } from '@/lib/campaigns/admission/rules'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { formText } from './form-text'

type Wrong = 'nameWrong' | 'phoneWrong' | 'agreeNeeded'

/** A parent's or guardian's own words: name, phone, and a yes that nobody ticked for them. */
export function GuardianConsent({ onAnswer }: { onAnswer: (missing: AgeMissing | null) => void }) {
  const t = useTranslations('campaigns.age')
  const words = useRefusalWords(shopCurrency())
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [busy, start] = useTransition()
  const save = (form: FormData) => {
    const [name, phone] = [formText(form, 'guardian'), formText(form, 'phone')]
    const lacks =
      name.length < 2 ? 'nameWrong' : isPhone(phone) ? (form.has('agreed') ? null : 'agreeNeeded') : 'phoneWrong'
    setWrong(lacks)
    if (lacks) return
    start(async () => {
      const answer = await nameGuardianAction({ name, phone, agreed: true }).catch(
        () => ({ ok: false, refusal: 'offline' }) as const,
      )
      if (answer.ok) return onAnswer(answer.value.missing)
      setRefused(words(answer))
    })
  }
  return (
    <form
      noValidate
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save(new FormData(event.currentTarget))
      }}
    >
      <p>{t('guardianWhy')}</p>
      <Field label={t('name')} error={wrong === 'nameWrong' ? t('nameWrong') : undefined}>
        <Input name="guardian" autoComplete="off" />
      </Field>
      <Field label={t('phone')} hint={t('phoneHint')} error={wrong === 'phoneWrong' ? t('phoneWrong') : undefined}>
        <Input name="phone" type="tel" autoComplete="off" />
      </Field>
      <Checkbox name="agreed" label={t('agree')} />
      {wrong === 'agreeNeeded' ? <FormError as="box">{t('agreeNeeded')}</FormError> : null}
      {refused ? <FormError as="box">{refused}</FormError> : null}
      <Button type="submit" tone="seal" busy={busy} block>
        {t('saveGuardian')}
      </Button>
    </form>
  )
}
