import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { rewardKinds } from '@/lib/rewards/rules'
import type { GiftAddress } from './claim-words'
import { usePrice } from './use-price'

type ExchangeAskProps = {
  kind: string
  costPoints: number
  cashMinor: number
  availablePoints: number
  addresses: readonly GiftAddress[]
  addressId: string | undefined
  onAddress: (id: string) => void
  children: ReactNode
}

/** What is asked before points go: how many, what is left, where to, how it is paid. */
export function ExchangeAsk(props: ExchangeAskProps) {
  const { kind, costPoints, cashMinor, availablePoints, addresses, addressId, onAddress, children } = props
  const t = useTranslations('rewards.confirm')
  const locale = useLocale()
  const price = usePrice()
  const points = (amount: number) => formatPoints(amount, locale)
  return (
    <>
      <p>
        {t(cashMinor > 0 ? 'askMoney' : 'ask', { price: price({ costPoints, cashMinor }), points: points(costPoints) })}
      </p>
      <p className="text-ink-muted tabular">{t('left', { points: points(availablePoints - costPoints) })}</p>
      {kind === 'parcel' ? (
        <div className="my-2">
          {addresses.length > 0 ? (
            <RadioGroup legend={t('address')}>
              {addresses.map((one) => (
                <Radio
                  key={one.id}
                  name="gift-address"
                  label={one.line}
                  checked={one.id === addressId}
                  onChange={() => onAddress(one.id)}
                />
              ))}
            </RadioGroup>
          ) : (
            <p>{t('noAddress')}</p>
          )}
        </div>
      ) : null}
      {children}
      <p className="text-ink-muted text-sm">
        {t(
          cashMinor > 0 ? 'noteMoney' : kind === 'coupon' ? 'noteCoupon' : kind === 'red-packet' ? 'noteCash' : 'note',
        )}
      </p>
    </>
  )
}

/** Where what was got is, and until when. */
export function ExchangeDone({ kind, expiresAt, locale }: { kind: string; expiresAt: Date | null; locale: string }) {
  const t = useTranslations('rewards.done')
  const words = rewardKinds.find((one) => one === kind) ?? 'parcel'
  return (
    <>
      <p>{t(`body.${words}`)}</p>
      {expiresAt ? <p className="text-ink-muted">{t('until', { date: formatDate(expiresAt, locale) })}</p> : null}
    </>
  )
}
