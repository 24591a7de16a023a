import type { Trial } from '../../stripe-standin/trial'

/** How often the provider gave money back for a payment: its truth, not ours. */
export const givenBack = (trial: Trial, sessionId: string) => async () => {
  const { body } = await trial.control('/control/state')
  const session = body.sessions.find((one: { id: string }) => one.id === sessionId)
  return body.refunds
    .filter((one: { intent: string }) => one.intent === session?.intent)
    .map((one: { amount: number; status: string }) => [one.amount, one.status])
}
