import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Notice } from '@/components/ui/notice'
import { paths } from '@/lib/paths'

/** Shoppers who wait for an answer about their money, and the way to them. */
export function WaitingRequests({ count }: { count: number }) {
  const t = useTranslations('merchant.request')
  if (count === 0) return null
  return (
    <Notice
      tone="warning"
      className="mb-4"
      title={t('waiting', { count })}
      action={
        <LinkButton href={paths.merchant.orders({ refund: 'asked' })} tone="outline" size="sm">
          {t('see')}
        </LinkButton>
      }
    />
  )
}
