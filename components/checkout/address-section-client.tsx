'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { AddressFields, emptyAddress } from '@/components/account/address-fields-client'
import { Badge } from '@/components/ui/badge'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import { HOME_COUNTRY, type Quote } from '@/lib/checkout/rules'
import { formatMoney } from '@/lib/i18n/format'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { addressOf, type CheckoutForm } from './checkout-fields'
import { CheckoutSection } from './checkout-section'

type AddressSectionProps = {
  form: CheckoutForm
  saved: readonly SavedAddress[]
  facts: CheckoutFacts
  quote: Quote
  country: string
}

/** Where the parcel goes: one of one's own addresses or a new one, and what that costs. */
export function AddressSection({ form, saved, facts, quote, country }: AddressSectionProps) {
  const t = useTranslations('checkout.address')
  const [picked, setPicked] = useState(saved[0]?.id ?? null)
  // an old address that no longer fits the rules is opened for mending
  const isWritten = picked === null || form.formState.errors.address !== undefined
  const pick = (address: SavedAddress | null) => {
    setPicked(address?.id ?? null)
    form.setValue('address', address ? addressOf(address) : emptyAddress)
    form.clearErrors('address')
  }
  return (
    <CheckoutSection title={t('title')}>
      <div className="grid gap-4">
        {saved.length > 0 ? (
          <RadioGroup legend={t('saved')} quiet>
            {saved.map((address) => (
              <Radio
                key={address.id}
                name="saved-address"
                label={
                  <span className="inline-flex flex-wrap items-center gap-2">
                    {`${address.name} ${address.phone}`}
                    {address.isDefault ? <Badge>{t('default')}</Badge> : null}
                  </span>
                }
                hint={[address.province, address.city, address.district, address.line1].filter(Boolean).join(' ')}
                checked={picked === address.id}
                onChange={() => pick(address)}
              />
            ))}
            <Radio name="saved-address" label={t('new')} checked={picked === null} onChange={() => pick(null)} />
          </RadioGroup>
        ) : null}
        {isWritten ? <AddressFields /> : null}
        <ShippingNote facts={facts} quote={quote} country={country} />
      </div>
    </CheckoutSection>
  )
}

function ShippingNote({ facts, quote, country }: Pick<AddressSectionProps, 'facts' | 'quote' | 'country'>) {
  const t = useTranslations('checkout.address')
  const locale = useLocale()
  const { currency, shipping } = facts.shop
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const parts = [
    quote.shippingMinor === 0 ? t('freeShipping') : t('shipping', { amount: money(quote.shippingMinor) }),
    country !== HOME_COUNTRY ? t('abroad') : null,
    country === HOME_COUNTRY && quote.shippingMinor > 0 && shipping.freeOverMinor !== null
      ? t('freeOver', { threshold: money(shipping.freeOverMinor) })
      : null,
  ]
  return (
    <p className="text-ink-muted text-sm" aria-live="polite">
      {parts.filter(Boolean).join(' · ')}
    </p>
  )
}
