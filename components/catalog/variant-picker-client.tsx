'use client'
import { useTranslations } from 'next-intl'
import type { VariantView } from '@/lib/catalog/queries'
import { isValueUnavailable, optionValues, variantOf } from '@/lib/catalog/rules'

type VariantPickerProps = {
  optionNames: readonly string[]
  variants: readonly VariantView[]
  chosen: VariantView
  onChoose: (variant: VariantView) => void
}

const pill =
  'relative grid min-h-11 min-w-14 cursor-pointer place-items-center overflow-hidden rounded-lg border border-line-strong bg-surface px-4 text-sm transition-colors hover:border-ink has-checked:border-primary has-checked:bg-primary has-checked:text-on-primary has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 data-[gone]:border-line data-[gone]:text-ink-muted data-[gone]:has-checked:border-primary data-[gone]:has-checked:bg-sunken data-[gone]:has-checked:text-ink forced-colors:has-checked:outline-2'

/** One group of radios for each option. What is sold out is struck, and can still be looked at. */
export function VariantPicker({ optionNames, variants, chosen, onChoose }: VariantPickerProps) {
  const t = useTranslations('catalog.buy')
  const values = optionValues(variants, optionNames.length)
  const choose = (option: number, value: string) => {
    const wanted = chosen.options.map((one, i) => (i === option ? value : one))
    // not every pair is made: the nearest that has this value is better than nothing
    const found = variantOf(variants, wanted) ?? variants.find((one) => one.options[option] === value)
    if (found) onChoose(found)
  }
  return (
    <div className="grid gap-5">
      {optionNames.map((name, option) => (
        <fieldset key={name}>
          <legend className="mb-2 text-sm">
            <span className="font-medium">{name}</span>
            <span className="ml-2 text-ink-muted">{chosen.options[option]}</span>
          </legend>
          <div className="flex flex-wrap gap-2">
            {values[option]?.map((value) => {
              const gone = isValueUnavailable(variants, chosen.options, option, value)
              return (
                <label key={value} data-gone={gone || undefined} className={pill}>
                  <input
                    type="radio"
                    name={`option-${option}`}
                    value={value}
                    checked={chosen.options[option] === value}
                    onChange={() => choose(option, value)}
                    className="sr-only"
                  />
                  {value}
                  {gone ? (
                    <>
                      <span className="sr-only">{t('unavailable')}</span>
                      <svg
                        aria-hidden="true"
                        className="absolute inset-0 size-full text-line-strong"
                        preserveAspectRatio="none"
                        viewBox="0 0 10 10"
                      >
                        <path d="M0 10 10 0" stroke="currentColor" strokeWidth="1" vectorEffect="non-scaling-stroke" />
                      </svg>
                    </>
                  ) : null}
                </label>
              )
            })}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
