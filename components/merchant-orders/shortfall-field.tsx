import { useTranslations } from 'next-intl'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { Shortfall } from '@/lib/orders/refunds/schema'

type ShortfallFieldProps = { value: Shortfall; onValueChange: (value: Shortfall) => void }

/** Earned points that are spent already: the shopper owes them, or their worth is kept back. */
export function ShortfallField({ value, onValueChange }: ShortfallFieldProps) {
  const t = useTranslations('merchant.refund.shortfall')
  return (
    <RadioGroup legend={t('legend')}>
      {(['debt', 'refund'] as const).map((policy) => (
        <Radio
          key={policy}
          name="shortfall"
          checked={value === policy}
          onChange={() => onValueChange(policy)}
          label={t(policy)}
          hint={t(`${policy}Hint`)}
        />
      ))}
    </RadioGroup>
  )
}
