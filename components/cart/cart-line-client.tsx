'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { type CartLine, MOST_PIECES } from '@/lib/cart/rules'
import { formatMoney } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { Refused } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { LineImage } from './line-image'
import { LinePrice } from './line-price'
import { QuantityField } from './quantity-field-client'
import { useRefusalWords } from './refusal-words-client'

type CartLineRowProps = {
  line: CartLine
  currency: string
  refused: Refused<string> | undefined
  onQuantity: (quantity: number) => void
}

/** One thing in the cart, its price as it is now, and how many. */
export function CartLineRow({ line, currency, refused, onQuantity }: CartLineRowProps) {
  const t = useTranslations('cart.line')
  const locale = useLocale()
  const say = useRefusalWords(currency)
  const title = locale === 'en' ? line.titleEn : line.titleZh
  const options = (locale === 'en' ? line.optionsEn : line.optionsZh).join(' · ')
  const name = [title, options].filter(Boolean).join(' · ')
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-4 py-5">
      <LineImage file={line.imageFile} className={line.available === 0 ? 'opacity-50 grayscale' : undefined} />
      <div className="grid min-w-0 content-start gap-1">
        <div className="flex items-start justify-between gap-3">
          <Link
            href={paths.product(line.productSlug, line.variantId)}
            className="line-clamp-2 min-w-0 font-medium leading-snug underline-offset-4 hover:underline"
          >
            {title}
          </Link>
          <LinePrice line={line} currency={currency} locale={locale} wasLabel={(price) => t('was', { price })} />
        </div>
        <p className="text-ink-muted text-sm">
          {options}
          {line.quantity > 1 ? (
            <span className="block tabular">
              {t('each', { price: formatMoney(line.unitPriceMinor, currency, locale) })}
            </span>
          ) : null}
        </p>
        <div className="mt-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          {line.available === 0 ? (
            <p className="font-medium text-on-danger-soft text-sm">{t('gone')}</p>
          ) : (
            <QuantityField
              value={line.quantity}
              max={Math.min(line.available, MOST_PIECES)}
              label={t('quantity', { title: name })}
              moreLabel={t('more', { title: name })}
              fewerLabel={t('fewer', { title: name })}
              onChange={onQuantity}
            />
          )}
          <Button
            tone="ghost"
            size="sm"
            className="-mr-3 text-ink-muted"
            aria-label={t('removeLine', { title: name })}
            onClick={() => onQuantity(0)}
          >
            {t('remove')}
          </Button>
        </div>
        <LineStock line={line} onTakeLeft={() => onQuantity(line.available)} />
        <div aria-live="polite">{refused ? <FormError className="mt-1">{say(refused)}</FormError> : null}</div>
      </div>
    </div>
  )
}

const SCARCE = 3

function LineStock({ line, onTakeLeft }: { line: CartLine; onTakeLeft: () => void }) {
  const t = useTranslations('cart.line')
  const { available, quantity } = line
  if (available === 0) return null
  if (quantity > available) {
    return (
      <p className="flex flex-wrap items-center gap-x-3 text-on-warning-soft text-sm">
        {t('short', { count: available })}
        <Button tone="link" size="sm" onClick={onTakeLeft}>
          {t('takeLeft', { count: available })}
        </Button>
      </p>
    )
  }
  return available <= SCARCE ? (
    <p className="text-on-warning-soft text-sm">{t('onlyLeft', { count: available })}</p>
  ) : null
}
