import { getTranslations } from 'next-intl/server'
import { ArrowDown, ArrowUp } from '@/components/merchant-kit/merchant-icons'
import { chipStyle } from '@/components/ui/chip-style'
import type { CampaignList, CampaignTab } from '@/lib/campaigns/staff/schema'
import { Link } from '@/lib/i18n/navigation'
import { sortAfter, standingBy } from '@/lib/kernel/sorting'
import { paths } from '@/lib/paths'

const columns = ['start', 'name', 'cost'] as const

/** The order of the campaigns, which have no heads to press: each column both ways. */
export async function CampaignSorts({ tab, sort }: { tab: CampaignTab; sort: CampaignList['sort'] }) {
  const t = await getTranslations('campaigns-desk.list.sort')
  return (
    <nav aria-label={t('label')} className="mb-5 flex flex-wrap items-center gap-2">
      <span aria-hidden="true" className="text-ink-muted text-sm">
        {t('label')}
      </span>
      {columns.map((column) => {
        const by = standingBy(sort, column)
        const Arrow = by === 'ascending' ? ArrowUp : ArrowDown
        return (
          <Link
            key={column}
            href={paths.merchant.campaigns({ tab, sort: pressed(sort, column) })}
            prefetch={false}
            aria-current={by ? 'true' : undefined}
            className={chipStyle()}
          >
            {t(column)}
            {by ? (
              <>
                <Arrow aria-hidden="true" className="size-3.5" />
                <span className="sr-only">{t(by)}</span>
              </>
            ) : null}
          </Link>
        )
      })}
    </nav>
  )
}

// names are read from A on; days and costs from the latest and the most
const pressed = (sort: CampaignList['sort'], column: (typeof columns)[number]) =>
  column === 'name' && standingBy(sort, column) !== 'ascending' ? 'name-up' : sortAfter(sort, column)
