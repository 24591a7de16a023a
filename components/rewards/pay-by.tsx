import { useTranslations } from 'next-intl'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { PaymentMethod } from '@/lib/kernel/payment-method'

type PayByProps = {
  offered: readonly PaymentMethod[]
  chosen: PaymentMethod | undefined
  onChoose: (method: PaymentMethod) => void
}

/** How the money beside the points is paid; one way is no choice. */
export function PayBy({ offered, chosen, onChoose }: PayByProps) {
  const t = useTranslations('rewards.confirm')
  const way = useTranslations('common.client.payBy')
  if (offered.length < 2) return null
  return (
    <RadioGroup legend={t('payBy')} className="my-2 sm:grid-cols-3">
      {offered.map((method) => (
        <Radio
          key={method}
          name="payment-method"
          label={way(method)}
          checked={method === chosen}
          onChange={() => onChoose(method)}
        />
      ))}
    </RadioGroup>
  )
}
