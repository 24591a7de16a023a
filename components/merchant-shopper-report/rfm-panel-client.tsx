'use client'
import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { gridOf, type RfmCell } from '@/lib/analytics/shoppers/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { SegmentTerms } from '@/lib/shoppers/segments/rules'

type RfmPanelProps = { cells: readonly RfmCell[]; terms: SegmentTerms; currency: string; seesShoppers: boolean }

/** Who came lately against who comes often: the darker a field, the more of those who bought are in it. */
export function RfmPanel({ cells, terms, currency, seesShoppers }: RfmPanelProps) {
  const t = useTranslations('analytics.shoppers.rfm')
  const locale = useLocale()
  const grid = gridOf(cells)
  const most = Math.max(1, ...grid.flatMap((row) => row.cells.map(({ shoppers }) => shoppers)))
  const recency = (r: number) =>
    r === 1 ? t('longer', { days: terms.recencyDays[3] ?? 0 }) : t('within', { days: terms.recencyDays[5 - r] ?? 0 })
  const frequency = (f: number) =>
    f === 1 ? t('fewer', { orders: terms.orders[0] ?? 0 }) : t('atLeast', { orders: terms.orders[f - 2] ?? 0 })
  const picture = (
    <div className="grid grid-cols-[auto_repeat(5,minmax(0,1fr))] gap-1 text-center text-sm">
      <span />
      {[1, 2, 3, 4, 5].map((f) => (
        <span key={f} className="self-end pb-1 text-ink-muted text-xs">
          {frequency(f)}
        </span>
      ))}
      {grid.map((row) => (
        <Row key={row.r} name={recency(row.r)}>
          {row.cells.map(({ f, shoppers }) => (
            <Cell
              key={f}
              weight={shoppers / most}
              href={seesShoppers && shoppers > 0 ? paths.merchant.shoppers({ r: row.r, f }) : null}
              label={t('cell', { last: recency(row.r), often: frequency(f), shoppers })}
            >
              {shoppers === 0 ? '·' : formatPoints(shoppers, locale)}
            </Cell>
          ))}
        </Row>
      ))}
    </div>
  )
  return (
    <ChartFrame
      title={t('title')}
      chart={picture}
      hasLinks={seesShoppers}
      note={t('note')}
      how={t('how')}
      table={
        <Table
          caption={t('title')}
          head={
            <>
              <Th>{t('last')}</Th>
              <Th>{t('often')}</Th>
              <Th align="end">{t('shoppers')}</Th>
              <Th align="end">{t('spent')}</Th>
            </>
          }
        >
          {grid.flatMap((row) =>
            row.cells
              .filter(({ shoppers }) => shoppers > 0)
              .map(({ f, shoppers, spentMinor }) => (
                <Tr key={`${row.r}-${f}`}>
                  <Td label={t('last')}>{recency(row.r)}</Td>
                  <Td label={t('often')}>{frequency(f)}</Td>
                  <Td label={t('shoppers')} align="end" className="tabular">
                    {seesShoppers ? (
                      <Link
                        href={paths.merchant.shoppers({ r: row.r, f })}
                        prefetch={false}
                        className="underline underline-offset-4"
                      >
                        {formatPoints(shoppers, locale)}
                      </Link>
                    ) : (
                      formatPoints(shoppers, locale)
                    )}
                  </Td>
                  <Td label={t('spent')} align="end" className="tabular">
                    {formatMoney(spentMinor, currency, locale, { trimZeros: true })}
                  </Td>
                </Tr>
              )),
          )}
        </Table>
      }
    />
  )
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <span className="self-center pe-2 text-end text-ink-muted text-xs">{name}</span>
      {children}
    </>
  )
}

type CellProps = { weight: number; href: string | null; label: string; children: React.ReactNode }

/** How many there are of one kind, which leads to who they are. */
function Cell({ weight, href, label, children }: CellProps) {
  const look = 'relative grid min-h-12 place-items-center overflow-hidden rounded-md bg-sunken tabular'
  const inside = (
    <>
      <span className="absolute inset-0 bg-seal" style={{ opacity: weight === 0 ? 0 : 0.08 + 0.3 * weight }} />
      <span className="relative font-medium">{children}</span>
    </>
  )
  if (href === null) return <span className={look}>{inside}</span>
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={label}
      className={`${look} outline-offset-2 hover:ring-1 hover:ring-line-strong`}
    >
      {inside}
    </Link>
  )
}
