// The job worker: every schedule of the shop on one page. Started and restarted by npm start.
import { db, disconnect } from '@/lib/db/client'
import { sendQueuedMail } from '@/lib/email/send-queued-mail'
import { type Job, runWorker } from '@/lib/jobs/run-worker'
import { completeShippedOrders } from '@/lib/orders/complete-shipped-orders'
import { reconcilePayments } from '@/lib/orders/reconcile-payments'
import { sendPendingRefunds } from '@/lib/orders/send-pending-refunds'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { checkBooks } from '@/lib/shop/queries'

// null: the database's clock decides
const ctx = () => ({ at: null, on: db() })

// What does not add up is a failure of the job: the dashboard shows it in red until a check finds the books in order.
async function booksChecked(): Promise<string> {
  const { value } = await checkBooks(ctx())
  if (value.broken.length === 0) return `${value.laws} laws hold`
  throw new Error(value.broken.map((law) => `${law.id} ${law.what}: ${law.violations}`).join('; '))
}

const jobs: Record<string, Job> = {
  'release-points': { schedule: '*/5 * * * *', work: async () => `${await releaseDuePoints(ctx())} released` },
  'expire-points': { schedule: '*/10 * * * *', work: async () => `${await expireDuePoints(ctx())} expired` },
  'reconcile-payments': { schedule: '* * * * *', work: async () => `${await reconcilePayments(ctx())} decided` },
  'complete-orders': { schedule: '7 * * * *', work: async () => `${await completeShippedOrders(ctx())} done` },
  'send-refunds': { schedule: '* * * * *', work: async () => `${await sendPendingRefunds(ctx())} sent` },
  'check-books': { schedule: '17 * * * *', work: booksChecked },
}

const worker = await runWorker(jobs)

// A person waits for a mail: it is looked for every two seconds, not every minute.
let sending = false
const mail = setInterval(async () => {
  if (sending) return
  sending = true
  await sendQueuedMail(null).catch((error: unknown) => console.error('mail was not sent:', error))
  sending = false
}, 2_000)

console.log('job worker ready')

const stop = async () => {
  clearInterval(mail)
  await worker.stop()
  await disconnect()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
