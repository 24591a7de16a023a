// The job worker. Started and restarted by npm start.
import { decideWaiting } from '@/lib/behaviours/decide-waiting'
import { db, disconnect } from '@/lib/db/client'
import { sendQueuedMail } from '@/lib/email/send-queued-mail'
import { runWorker } from '@/lib/jobs/run-worker'
import { jobs } from './worker-jobs'

const worker = await runWorker(jobs)

// A person waits for a mail, and for points: they are looked for every two seconds, not every minute.
const often = (what: string, work: () => Promise<unknown>) => {
  let busy = false
  return setInterval(async () => {
    if (busy) return
    busy = true
    await work().catch((error: unknown) => console.error(`${what}:`, error))
    busy = false
  }, 2_000)
}
const mail = often('mail was not sent', () => sendQueuedMail(null))
const deeds = often('deeds were not decided', () => decideWaiting({ at: null, on: db() }))

console.log('job worker ready')

const stop = async () => {
  clearInterval(mail)
  clearInterval(deeds)
  await worker.stop()
  await disconnect()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
