import { getTranslations } from 'next-intl/server'
import { Skeleton } from '@/components/ui/skeleton'

/** The shape of the product list while it is looked up. */
export async function ProductRowsSkeleton() {
  const t = await getTranslations('common.client')
  return (
    <div role="status" className="grid gap-3 md:gap-px md:overflow-clip md:rounded-xl md:border md:border-line">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: 8 }, (_, place) => (
        <div key={place} className="flex h-28 items-center gap-4 rounded-xl bg-surface px-4 md:h-18 md:rounded-none">
          <Skeleton className="size-12 rounded-md" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="ml-auto h-4 w-20" />
        </div>
      ))}
    </div>
  )
}
