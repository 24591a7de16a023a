import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { toldDays } from '@/lib/rewards/ladder/rules'
import { type PlanLeft, yearlyCostOf } from '@/lib/rewards/ladder-advice/rules'
import type { NamedLine } from './named-rungs'

const tones = { live: 'success', draft: 'neutral', trial: 'seal' } as const

/** The rungs in figures: how soon, by whom, what a year of it takes. What was measured stands above what is reckoned. */
export function LadderTable({ lines, plan }: { lines: readonly NamedLine[]; plan: PlanLeft | null }) {
  const t = useTranslations('rewards-ladder')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale, { trimZeros: true })
  if (lines.length === 0) return null
  return (
    <>
      <Table
        caption={t('table.title')}
        className="[--table-top:3.75rem]"
        head={
          <>
            <Th>{t('table.rung')}</Th>
            <Th align="end">{t('table.able')}</Th>
            <Th align="end">{t('table.half')}</Th>
            {toldDays.map((days) => (
              <Th key={days} align="end">
                {t('table.within', { days })}
              </Th>
            ))}
            <Th align="end">{t('table.claims')}</Th>
            <Th align="end">{t('table.cost')}</Th>
          </>
        }
      >
        {lines.map((line) => (
          <LadderRow key={line.rung.key} line={line} />
        ))}
      </Table>
      <p className="text-sm tabular">
        {t('table.total', { cost: money(yearlyCostOf(lines)) })}{' '}
        <span className="text-ink-muted">
          {plan ? t('table.planLeft', { left: money(plan.leftMinor), days: plan.daysLeft }) : t('table.noPlan')}
        </span>
      </p>
    </>
  )
}

function LadderRow({ line: { rung, reach, yearly } }: { line: NamedLine }) {
  const t = useTranslations('rewards-ladder')
  const locale = useLocale()
  const title = locale === 'en' ? rung.titleEn : rung.titleZh
  const share = (bps: number | null) => (bps === null ? '—' : formatBasisPoints(Math.round(bps / 100) * 100, locale))
  const half = reach.half ? t('table.between', reach.half) : t('table.notInAYear')
  const pace = reach.modelledDays === null ? t('table.never') : t('table.atPace', { days: reach.modelledDays })
  return (
    <Tr>
      <Td>
        <span className="grid">
          <span className="flex flex-wrap items-center gap-2">
            {rung.of === 'trial' ? (
              <span className="font-medium">{title}</span>
            ) : (
              <Link
                href={paths.merchant.reward(rung.key)}
                prefetch={false}
                className="font-medium underline-offset-4 hover:underline"
              >
                {title}
              </Link>
            )}
            <Badge tone={tones[rung.of]}>{t(`of.${rung.of}`)}</Badge>
          </span>
          <span className="text-ink-muted text-sm tabular">
            {t('table.price', { points: formatPoints(rung.costPoints, locale) })}
            {rung.cashMinor > 0 ? ` + ${formatMoney(rung.cashMinor, shopCurrency(), locale, { trimZeros: true })}` : ''}
          </span>
        </span>
      </Td>
      <Td label={t('table.able')} align="end">
        <Two first={share(reach.ableBps)} second={t('table.people', { count: reach.able })} />
      </Td>
      <Td label={t('table.half')} align="end" className="whitespace-nowrap">
        <Two first={half} second={pace} />
      </Td>
      {toldDays.map((days) => (
        <Td key={days} label={t('table.within', { days })} align="end">
          <Two
            first={share(reach.measured[days])}
            second={t('table.modelled', { share: share(reach.modelled[days]) })}
          />
        </Td>
      ))}
      <Td label={t('table.claims')} align="end">
        <Two
          first={yearly.claims === null ? '—' : formatPoints(yearly.claims, locale)}
          second={t(yearly.isEstimate ? 'table.estimated' : 'table.measured')}
        />
      </Td>
      <Td label={t('table.cost')} align="end">
        <Two
          first={
            yearly.costMinor === null ? '—' : formatMoney(yearly.costMinor, shopCurrency(), locale, { trimZeros: true })
          }
          second={yearly.budgetDays === null ? '' : t('table.budget', { days: yearly.budgetDays })}
        />
      </Td>
    </Tr>
  )
}

function Two({ first, second }: { first: string; second: string }) {
  return (
    <span className="grid justify-items-end tabular">
      <span>{first}</span>
      <span className="whitespace-nowrap text-ink-muted text-sm">{second}</span>
    </span>
  )
}
