import { afterAll, beforeAll } from 'vitest'
import { startTrial, trialSecret } from '@/scripts/stripe-standin/trial'

type Trial = Awaited<ReturnType<typeof startTrial>>

/** The shop's own payments against a stand-in of this test file's; events are delivered by nobody unless asked. */
export function startTestPayments() {
  let trial: Trial
  beforeAll(async () => {
    trial = await startTrial({})
    Object.assign(process.env, {
      DATABASE_URL: 'postgresql://set-by-the-test-database',
      NEXTAUTH_SECRET: 'a secret for tests only, thirty-two long',
      STRIPE_API_BASE: trial.url(),
      PAYOUTS_API_BASE: trial.url(),
      STRIPE_WEBHOOK_SECRET: trialSecret,
    })
  })
  afterAll(() => trial.close())
  return {
    trial: () => trial,
    pay: (sessionId: string, as: 'paid' | 'declined' | 'late' = 'paid') =>
      trial.control(`/control/pay/${sessionId}`, { as }),
  }
}
