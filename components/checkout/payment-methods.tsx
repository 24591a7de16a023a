import { useTranslations } from 'next-intl'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { CheckoutSection } from './checkout-section'

type PaymentMethodsProps = {
  offered: readonly PaymentMethod[]
  chosen: PaymentMethod | null
  onChoose: (method: PaymentMethod) => void
}

/** How it will be paid: chosen here, since a rule may give points for it. One way is no choice. */
export function PaymentMethods({ offered, chosen, onChoose }: PaymentMethodsProps) {
  const t = useTranslations('checkout')
  const way = useTranslations('common.client.payBy')
  if (offered.length < 2) return null
  return (
    <CheckoutSection title={t('method.title')}>
      <RadioGroup legend={t('method.title')} quiet className="sm:grid-cols-3">
        {offered.map((method) => (
          <Radio
            key={method}
            name="paymentMethod"
            label={way(method)}
            checked={method === chosen}
            onChange={() => onChoose(method)}
          />
        ))}
      </RadioGroup>
    </CheckoutSection>
  )
}
