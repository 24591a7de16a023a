'use client'
import { useLocale, useTranslations } from 'next-intl'
import { AddressFields } from '@/components/account/address-fields-client'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { HOME_COUNTRY, type Priced } from '@/lib/checkout/price/rules'
import type { CheckoutFacts } from '@/lib/checkout/queries'
import { formatMoney } from '@/lib/i18n/format'
import type { SavedAddress } from '@/lib/shoppers/queries'
import { addressFields, addressProblems, type FieldProblems } from './checkout-fields'
import { CheckoutSection } from './checkout-section'
import type { CheckoutAddress } from './use-checkout-fields-client'

type AddressSectionProps = {
  address: CheckoutAddress
  problems: FieldProblems
  saved: readonly SavedAddress[]
  facts: CheckoutFacts
  quote: Priced
}

/** Where the parcel goes: one of one's own addresses or a new one, and what that costs. */
export function AddressSection({ address: written, problems, saved, facts, quote }: AddressSectionProps) {
  const t = useTranslations('checkout.address')
  const { picked, onPick, area } = written
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
                    {address.isDefault ? <span className="text-ink-muted text-sm">{t('default')}</span> : null}
                  </span>
                }
                hint={[address.province, address.city, address.district, address.line1].filter(Boolean).join(' ')}
                checked={picked === address.id}
                onChange={() => onPick(address)}
              />
            ))}
            <Radio name="saved-address" label={t('new')} checked={picked === null} onChange={() => onPick(null)} />
          </RadioGroup>
        ) : null}
        {written.isWritten ? (
          <AddressFields
            key={picked}
            begin={written.begin}
            picked={area}
            onPick={written.onArea}
            register={(field) => ({ name: `address.${field}` })}
            problems={addressProblems(problems)}
          />
        ) : (
          addressFields.map((field) => (
            <input key={field} type="hidden" name={`address.${field}`} value={written.begin[field]} readOnly />
          ))
        )}
        <ShippingNote facts={facts} quote={quote} country={area.country} />
      </div>
    </CheckoutSection>
  )
}

function ShippingNote({ facts, quote, country }: Pick<AddressSectionProps, 'facts' | 'quote'> & { country: string }) {
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
