import { useLocale, useTranslations } from 'next-intl'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import type { BatchPreview } from '@/lib/points/adjustments/preview-batch'

/** Each shopper of a list: what they have, what they would have, and what stands against it. */
export function BatchTable({ rows }: { rows: BatchPreview['rows'] }) {
  const t = useTranslations('points-desk.batch')
  const locale = useLocale()
  const refusalText = useRefusalText()
  return (
    <Table
      caption={t('list')}
      head={
        <>
          <Th>{t('columns.shopper')}</Th>
          <Th align="end">{t('columns.change')}</Th>
          <Th align="end">{t('columns.before')}</Th>
          <Th align="end">{t('columns.after')}</Th>
          <Th>{t('columns.note')}</Th>
        </>
      }
    >
      {rows.map(({ accountId, email, name, points, beforePoints, afterPoints, refusal }) => (
        <Tr key={accountId}>
          <Td>
            <span className="grid min-w-0">
              <span className="truncate">{name || email}</span>
              {name ? <span className="truncate text-ink-muted text-sm">{email}</span> : null}
            </span>
          </Td>
          <Td label={t('columns.change')} align="end" className="font-medium">
            {formatSignedPoints(points, locale)}
          </Td>
          <Td label={t('columns.before')} align="end">
            {formatPoints(beforePoints, locale)}
          </Td>
          <Td label={t('columns.after')} align="end">
            {formatPoints(afterPoints, locale)}
          </Td>
          <Td label={t('columns.note')} className="text-sm">
            {refusal ? (
              <span className="text-on-danger-soft">
                {refusalText({
                  ok: false,
                  refusal,
                  details: { availablePoints: beforePoints, points: Math.abs(points) },
                })}
              </span>
            ) : (
              <span className="text-ink-muted">{t('fine')}</span>
            )}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
