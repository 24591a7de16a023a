import { useLocale, useTranslations } from 'next-intl'
import { formatBasisPoints, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Cashback } from '@/lib/rewards/cashback-card/schema'
import type { RedPacket } from '@/lib/rewards/red-packet/schema'

export type PacketFace = RedPacket & { withheldMinor: number }
export type CashWords = { worth: string; facts: string[] }

/** What a reward of money gives and what it asks, as its kind shows of itself; null: it is another kind. */
export function useCashWords(): (kind: string, face: object | null) => CashWords | null {
  const t = useTranslations('rewards.cash')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale, { trimZeros: true })
  return (kind, face) => {
    if (!face) return null
    // the face of a kind is what its own function in the database says
    if (kind === 'red-packet') return packet(face as PacketFace)
    return kind === 'cashback-card' ? card(face as Cashback) : null
  }

  function packet({ amountMinor, withheldMinor }: PacketFace): CashWords {
    const kept = { money: money(amountMinor - withheldMinor), kept: money(withheldMinor) }
    return { worth: money(amountMinor), facts: withheldMinor > 0 ? [t('kept', kept)] : [] }
  }

  function card({ amountMinor, shareBps, mostMinor, minOrderMinor, orders, since }: Cashback): CashWords {
    const worth =
      amountMinor === null
        ? t('share', { share: formatBasisPoints(shareBps ?? 0, locale), money: money(mostMinor ?? 0) })
        : t('amount', { money: money(amountMinor) })
    const from = minOrderMinor > 0 ? [t('from', { money: money(minOrderMinor) })] : []
    return { worth, facts: [...from, t(`orders.${orders}`), t(`since.${since}`)] }
  }
}
