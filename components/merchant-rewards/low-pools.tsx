import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'

/** The alarm of pools that are in use and run dry. */
export function LowPools({ count }: { count: number }) {
  const t = useTranslations('rewards-desk')
  return (
    <Notice tone="warning" className="mb-4">
      {t('lowPools', { count })}
    </Notice>
  )
}
