import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { CheckoutSection } from './checkout-section'

/** A word to the shop. The form reads it when it is sent. */
export function NoteSection() {
  const t = useTranslations('checkout.note')
  const common = useTranslations('common.client')
  return (
    <CheckoutSection title={t('title')}>
      <Field label={t('label')} optionalLabel={common('optional')}>
        <Textarea rows={2} maxLength={300} placeholder={t('placeholder')} name="note" />
      </Field>
    </CheckoutSection>
  )
}
