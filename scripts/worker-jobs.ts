import { db } from '@/lib/db/client'
import type { Job, Outcome } from '@/lib/jobs/run-worker'
import { completeShippedOrders } from '@/lib/orders/complete-shipped-orders'
import { reconcilePayments } from '@/lib/orders/reconcile-payments'
import { sendPendingRefunds } from '@/lib/orders/send-pending-refunds'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { checkBooks } from '@/lib/shop/queries'

// null: the database's clock decides
const ctx = () => ({ at: null, on: db() })

// What does not add up is a failure of the job: the dashboard shows it in red until a check finds the books in order.
async function booksChecked(): Promise<Outcome> {
  const { broken, laws } = (await checkBooks(ctx())).value
  if (broken.length === 0) return { code: 'laws-hold', count: laws }
  const detail = broken.map((law) => `${law.id} ×${law.violations}`).join(' · ')
  return { code: 'laws-broken', count: broken.length, detail, failed: true }
}

/** Every schedule of the shop on one page. */
export const jobs = {
  'release-points': {
    schedule: '*/5 * * * *',
    work: async () => ({ code: 'lots-released', count: await releaseDuePoints(ctx()) }),
  },
  'expire-points': {
    schedule: '*/10 * * * *',
    work: async () => ({ code: 'lots-expired', count: await expireDuePoints(ctx()) }),
  },
  'reconcile-payments': {
    schedule: '* * * * *',
    work: async () => ({ code: 'payments-decided', count: await reconcilePayments(ctx()) }),
  },
  'complete-orders': {
    schedule: '7 * * * *',
    work: async () => ({ code: 'orders-completed', count: await completeShippedOrders(ctx()) }),
  },
  'send-refunds': {
    schedule: '* * * * *',
    work: async () => ({ code: 'refunds-tried', count: await sendPendingRefunds(ctx()) }),
  },
  'check-books': { schedule: '17 * * * *', work: booksChecked },
} satisfies Record<string, Job>
