import { randomUUID } from 'node:crypto'

/** What may be asked about a shopper's account as a whole. */
export const shopperSamples = (email: string): Readonly<Record<string, unknown>> => ({
  findMergeCandidateAction: { intoId: randomUUID(), email },
  mergeAccountsAction: { requestId: randomUUID(), fromId: randomUUID(), intoId: randomUUID(), reason: 'fuzz' },
  unmergeAccountsAction: { mergeId: randomUUID(), reason: 'fuzz' },
  askErasureAction: { understood: true },
  withdrawErasureAction: {},
  askErasureForAction: { accountId: randomUUID(), reason: 'fuzz' },
  withdrawErasureForAction: { accountId: randomUUID() },
})
