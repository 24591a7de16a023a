// The job worker. Started and restarted by npm start.
import { disconnect } from '@/lib/db/client'
import { sendQueuedMail } from '@/lib/email/send-queued-mail'
import { runWorker } from '@/lib/jobs/run-worker'
import { jobs } from './worker-jobs'

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
