import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { AdjustmentRow } from '@/lib/points/adjustments/queries'

/** Whom an adjustment is about, with the postings that it made. */
export async function AdjustmentRows({ rows }: { rows: readonly AdjustmentRow[] }) {
  const t = await getTranslations('points-desk.detail')
  const locale = await getLocale()
  return (
    <Table
      caption={t('rows')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('shopper')}</Th>
          <Th align="end">{t('points')}</Th>
          <Th>{t('posting')}</Th>
          <Th align="end">{t('now')}</Th>
        </>
      }
    >
      {rows.map((one) => (
        <Tr key={one.accountId}>
          <Td>
            <Link href={paths.merchant.shopper(one.accountId)} prefetch={false} className="grid min-w-0">
              <span className="truncate underline underline-offset-4">{one.name || one.email}</span>
              {one.name ? <span className="truncate text-ink-muted text-sm">{one.email}</span> : null}
            </Link>
          </Td>
          <Td label={t('points')} align="end" className="font-medium">
            {formatSignedPoints(one.points, locale)}
          </Td>
          <Td label={t('posting')} className="text-sm">
            <span className="grid text-end text-ink-muted tabular md:text-start">
              {one.postingId === null ? (
                t('none')
              ) : (
                <Link
                  href={paths.merchant.journal({ shopper: one.accountId })}
                  prefetch={false}
                  className="underline underline-offset-4"
                >
                  {t('postingNo', { id: String(one.postingId) })}
                </Link>
              )}
              {one.revertPostingId === null ? null : <span>{t('revertNo', { id: String(one.revertPostingId) })}</span>}
            </span>
          </Td>
          <Td label={t('now')} align="end">
            {formatPoints(one.availablePoints, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
