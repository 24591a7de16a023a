import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { Clerk, StoreRow } from '@/lib/rewards/stores/queries'
import { StoreForm } from './store-form-client'

/** One counter: its name, who stands there, and how much is bound to it. */
export function StoreCard({ store, clerks }: { store: StoreRow; clerks: readonly Clerk[] }) {
  const t = useTranslations('rewards-desk.stores')
  const locale = useLocale()
  const name = locale === 'en' ? store.nameEn : store.nameZh
  const asked = { id: store.id, nameZh: store.nameZh, nameEn: store.nameEn, staff: store.staff.map(({ id }) => id) }
  return (
    <Card>
      <div className="mb-2 flex items-start justify-between gap-3">
        <h2 className="font-display font-semibold text-lg">{name}</h2>
        <StoreForm key={JSON.stringify(asked)} store={asked} clerks={clerks} title={t('changeOf', { name })}>
          {t('change')}
        </StoreForm>
      </div>
      <p>
        {store.staff.length > 0 ? store.staff.map((one) => one.name).join(locale === 'en' ? ', ' : '、') : t('nobody')}
      </p>
      <p className="mt-1 text-ink-muted text-sm">{t('rewards', { count: store.rewards })}</p>
    </Card>
  )
}
