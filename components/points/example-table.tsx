import { useLocale, useTranslations } from 'next-intl'
import type { Terms } from '@/lib/earning/queries'
import { award, goodsOnly } from '@/lib/earning/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { minor } from '@/lib/kernel/money'
import { pointsValueMinor } from '@/lib/points/rules'

/** What orders of different sizes earn, by the engine that awards them: around each step, and the one people ask about. */
export function ExampleTable({ terms: { earning, spending } }: { terms: Pick<Terms, 'earning' | 'spending'> }) {
  const t = useTranslations('points.rules')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  return (
    <table className="w-full tabular">
      <caption className="sr-only">{t('table')}</caption>
      <thead>
        <tr className="border-line border-b text-left text-ink-muted text-sm">
          <th scope="col" className="py-2 font-normal">
            {t('amount')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('points')}
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            {t('back')}
          </th>
        </tr>
      </thead>
      <tbody>
        {exampleAmounts(earning.steps).map((goods) => {
          const earned = award(goodsOnly(minor(goods)), earning).points
          return (
            <tr key={goods} className="border-line border-b">
              <th scope="row" className="py-2.5 text-left font-normal">
                {money(goods)}
              </th>
              <td className="py-2.5 text-right font-semibold text-seal-ink">{formatPoints(earned, locale)}</td>
              <td className="py-2.5 text-right text-ink-muted">
                {money(pointsValueMinor(earned, spending.pointsPerUnit))}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const ASKED = 259_00
const ONE_UNIT = 1_00

function exampleAmounts(steps: readonly { thresholdMinor: number }[]): number[] {
  const around = steps.flatMap(({ thresholdMinor }) => [thresholdMinor - ONE_UNIT, thresholdMinor])
  return [...new Set([59_00, ...around, ASKED])].filter((amount) => amount > 0).sort((a, b) => a - b)
}
