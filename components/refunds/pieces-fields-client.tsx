'use client'
import { useLocale, useTranslations } from 'next-intl'
import { LineImage } from '@/components/cart/line-image'
import { QuantityField } from '@/components/cart/quantity-field-client'
import { leftOf } from '@/lib/orders/refunds/rules'
import type { RefundableLine } from './refundable-line'

type PiecesFieldsProps = {
  lines: readonly RefundableLine[]
  pieces: Readonly<Record<number, number>>
  onPiecesChange: (pieces: Record<number, number>) => void
}

/** How many of each line, up to what has not gone back yet. */
export function PiecesFields({ lines, pieces, onPiecesChange }: PiecesFieldsProps) {
  const t = useTranslations('refunds')
  const locale = useLocale()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{t('pieces')}</legend>
      <ul className="grid divide-y divide-line rounded-xl border border-line">
        {lines.map((line) => {
          const title = locale === 'en' ? line.titleEn : line.titleZh
          const left = leftOf(line)
          return (
            <li key={line.position} className="flex flex-wrap items-center gap-3 px-3 py-2.5">
              <LineImage file={line.imageFile} className="w-11" />
              <span className="min-w-32 flex-1">
                <span className="line-clamp-2 leading-snug">{title}</span>
                <span className="block text-ink-muted text-sm">
                  {[
                    ...(locale === 'en' ? line.optionsEn : line.optionsZh),
                    ...(line.openedQuantity > 0 ? [t('opened', { count: line.openedQuantity })] : []),
                    ...(left > 0 ? [t('left', { count: left })] : line.openedQuantity > 0 ? [] : [t('gone')]),
                  ].join(' · ')}
                </span>
              </span>
              {left > 0 ? (
                <QuantityField
                  min={0}
                  max={left}
                  value={pieces[line.position] ?? 0}
                  label={title}
                  moreLabel={t('more', { title })}
                  fewerLabel={t('fewer', { title })}
                  onChange={(quantity) => onPiecesChange({ ...pieces, [line.position]: Math.min(quantity, left) })}
                />
              ) : null}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
