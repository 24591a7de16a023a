import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { MergeRefusal } from './errors'
import { findMergeable, type Mergeable } from './queries'
import type { findMergeCandidateSchema } from './schema'

/** The account behind an address and what it would bring; refused when it could not be merged into this one. */
export async function findMergeCandidate(
  ctx: Pick<StaffContext, 'on'>,
  { intoId, email }: z.output<typeof findMergeCandidateSchema>,
): Promise<Result<Mergeable, MergeRefusal>> {
  const found = await findMergeable(ctx, email)
  if (!found) return refuse('account-unknown')
  if (found.accountId === intoId || !found.isOpen) return refuse('merge-not-possible')
  return found.isPaying ? refuse('merge-waits-for-payment') : ok(found)
}
