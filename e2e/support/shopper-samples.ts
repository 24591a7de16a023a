import { randomUUID } from 'node:crypto'
import { askErasureForSchema, withdrawErasureForSchema } from '@/lib/shoppers/erasure/schema'
import { findMergeCandidateSchema, mergeAccountsSchema, unmergeAccountsSchema } from '@/lib/shoppers/merges/schema'
import type { Sample } from './campaign-samples'

/** What may be done with a shopper's account as a whole. */
export const shopperSamples = ({
  li,
  amy,
  mark,
}: Readonly<Record<'li' | 'amy' | 'mark', string>>): Record<string, Sample> => ({
  findMergeCandidateAction: [findMergeCandidateSchema, { intoId: li, email: 'amy@demo.test' }],
  mergeAccountsAction: [mergeAccountsSchema, { requestId: randomUUID(), fromId: amy, intoId: li, reason: mark }],
  unmergeAccountsAction: [unmergeAccountsSchema, { mergeId: randomUUID(), reason: mark }],
  askErasureForAction: [askErasureForSchema, { accountId: amy, reason: mark }],
  withdrawErasureForAction: [withdrawErasureForSchema, { accountId: amy }],
})
