import { ClientMessages } from '@/lib/i18n/client-messages'
import type { HistoryFilter } from '@/lib/points/rules'
import type { PointsPage } from '@/lib/rewards/queries'
import { HowToEarn } from './how-to-earn'
import { MyPoints } from './my-points-client'
import { pointsWords } from './points-words'
import { UnearnedOrders } from './unearned'

const NEAR = 3

/** One's own page of points: numbers and words for the browser, and on the server what would bring a parser along. */
export function OwnPoints({ page, kind }: { page: PointsPage; kind: HistoryFilter | null }) {
  const { terms, offers, mine, ...rest } = page
  const shown = { ...rest, spending: terms.spending, offers: offers.slice(0, NEAR), mine: { ...mine, unearned: [] } }
  return (
    <ClientMessages namespaces={pointsWords}>
      <MyPoints
        page={shown}
        kind={kind}
        how={<HowToEarn terms={terms} />}
        unearned={<UnearnedOrders unearned={mine.unearned} />}
      />
    </ClientMessages>
  )
}
