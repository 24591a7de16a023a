'use client'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { FormError } from '@/components/ui/form-error'
import { Star } from '@/components/ui/icons'

const ratings = [1, 2, 3, 4, 5] as const

type RatingFieldProps = {
  value: number
  error: string | undefined
  field: Pick<ComponentProps<'input'>, 'name' | 'onBlur'>
  onRate: (rating: number) => void
}

/** Five stars to choose from: a radio group, so that arrows work. */
export function RatingField({ value, error, field, onRate }: RatingFieldProps) {
  const t = useTranslations('reviews.form')
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{t('rating')}</legend>
      <div className="flex items-center gap-1">
        {ratings.map((one) => (
          <label
            key={one}
            className="grid size-11 cursor-pointer place-items-center rounded-lg hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              {...field}
              value={one}
              checked={value === one}
              onChange={() => onRate(one)}
              aria-label={t(`ratings.r${one}`)}
              className="sr-only"
            />
            <Star
              aria-hidden="true"
              className={one <= value ? 'size-7 fill-current text-seal-ink' : 'size-7 text-ink-faint'}
              strokeWidth={1.5}
            />
          </label>
        ))}
        {value > 0 ? (
          <span aria-hidden="true" className="ms-2 text-ink-muted text-sm">
            {t(`ratings.r${value as (typeof ratings)[number]}`)}
          </span>
        ) : null}
      </div>
      {error ? <FormError>{error}</FormError> : null}
    </fieldset>
  )
}
