import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { useTestDatabase } from '@/lib/db/testing'
import { CRASHED } from '@/lib/jobs/run-worker'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import en from '@/messages/en/jobs.json'
import zh from '@/messages/zh-CN/jobs.json'
import { jobs } from './worker-jobs'

useTestDatabase()
startTestPayments()
beforeAll(openShop)
vi.stubEnv('LEDGER_ANCHORS', path.join(tmpdir(), `anchors-${process.pid}`, 'ledger.jsonl'))

const words = [zh, en].map((messages) => messages.jobs)

test.each(Object.entries(jobs))('%s says what it did in a code that both languages word', async (name, job) => {
  const { code } = await job.work()
  for (const { names, does, outcomes } of words) {
    expect(names).toHaveProperty([name])
    expect(does).toHaveProperty([name])
    expect(outcomes).toHaveProperty([code])
  }
})

test.each([CRASHED, 'laws-broken', 'seals-broken', 'writers-busy'])('so is %s', (code) => {
  for (const { outcomes } of words) expect(outcomes).toHaveProperty([code])
})
