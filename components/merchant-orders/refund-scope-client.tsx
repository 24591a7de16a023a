'use client'
import { useLocale, useTranslations } from 'next-intl'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { PiecesFields } from '@/components/refunds/pieces-fields-client'
import type { RefundableLine } from '@/components/refunds/refundable-line'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { currencySign } from '@/lib/i18n/decimal-text'
import { formatMoney } from '@/lib/i18n/format'
import { type RefundWish, wishKinds } from '@/lib/orders/refunds/rules'

type RefundScopeFieldsProps = {
  wish: RefundWish
  onWishChange: (wish: RefundWish) => void
  lines: readonly RefundableLine[]
  /** what has not gone back yet */
  leftMinor: number
  leftShippingMinor: number
  currency: string
}

/** What goes back: all that is left, pieces, or a sum; and how much of the shipping with it. */
export function RefundScopeFields({ wish, onWishChange, lines, currency, ...left }: RefundScopeFieldsProps) {
  const t = useTranslations('merchant.refund')
  const refunds = useTranslations('refunds')
  const locale = useLocale()
  const sign = currencySign(currency, locale)
  const most = (amount: number) => t('most', { amount: formatMoney(amount, currency, locale) })
  const kinds = wishKinds(lines)
  const isUntouched = lines.every((line) => line.refundedQuantity === 0)
  return (
    <div className="grid gap-4">
      <Segmented
        name="kind"
        label={refunds('how')}
        className="justify-self-start"
        value={wish.kind}
        onValueChange={(value) => {
          const kind = kinds.find((one) => one === value)
          if (kind) onWishChange({ ...wish, kind })
        }}
        options={kinds.map((kind) => ({
          value: kind,
          label: t(kind === 'rest' && isUntouched ? 'kinds.whole' : `kinds.${kind}`),
        }))}
      />
      {wish.kind === 'pieces' ? (
        <PiecesFields
          lines={lines}
          pieces={wish.pieces}
          onPiecesChange={(pieces) => onWishChange({ ...wish, pieces })}
        />
      ) : null}
      {wish.kind === 'amount' ? (
        <Field label={t('amount')} hint={`${most(left.leftMinor)}${t('amountHint')}`}>
          <DecimalInput
            value={wish.amountMinor}
            onValueChange={(amountMinor) => onWishChange({ ...wish, amountMinor })}
            sign={sign}
          />
        </Field>
      ) : null}
      {wish.kind !== 'rest' && left.leftShippingMinor > 0 ? (
        <Field label={t('shipping')} hint={most(left.leftShippingMinor)}>
          <DecimalInput
            value={wish.shippingMinor}
            onValueChange={(shippingMinor) => onWishChange({ ...wish, shippingMinor })}
            sign={sign}
          />
        </Field>
      ) : null}
    </div>
  )
}
