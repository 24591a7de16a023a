import { getTranslations } from 'next-intl/server'
import { Skeleton } from '@/components/ui/skeleton'

/** The shape of a list that is being looked up. */
export async function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  const t = await getTranslations('common.client')
  return (
    <div role="status" className="grid gap-3 md:gap-px md:overflow-clip md:rounded-xl md:border md:border-line">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows }, (_, place) => (
        <div key={place} className="flex h-28 items-center gap-6 rounded-xl bg-surface px-4 md:h-13 md:rounded-none">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="hidden h-4 w-40 md:block" />
          <Skeleton className="ml-auto h-4 w-20" />
        </div>
      ))}
    </div>
  )
}
