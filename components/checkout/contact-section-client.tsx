'use client'
import { useTranslations } from 'next-intl'
import { fieldError } from '@/components/account/field-error-client'
import { LinkButton } from '@/components/layout/link-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { paths } from '@/lib/paths'
import { CheckoutSection } from './checkout-section'

type ContactSectionProps = { email: string; problem: { message: string } | undefined; isMember: boolean }

/** Where news of the order goes. A guest may buy; the way to sign in stands beside it. */
export function ContactSection({ email, problem, isMember }: ContactSectionProps) {
  const t = useTranslations('checkout.contact')
  const auth = useTranslations('auth')
  return (
    <CheckoutSection
      title={t('title')}
      aside={
        isMember ? null : (
          <LinkButton href={paths.signIn(paths.checkout())} prefetch={false} tone="link" size="sm">
            {t('signIn')}
          </LinkButton>
        )
      }
    >
      <Field label={t('email')} hint={t('hint')} error={fieldError(auth, problem)}>
        <Input type="email" inputMode="email" autoComplete="email" name="email" defaultValue={email} />
      </Field>
    </CheckoutSection>
  )
}
