import { randomBytes } from 'node:crypto'
import { ok, type Result } from '@/lib/kernel/result'
import { CODE_BYTES, codeOf } from '../codes/rules'
import { referenceOf } from './rules'

/** What this claim alone is known by on the other platform: drawn by lot, it says nothing of the shopper. */
export async function prepareLink(): Promise<Result<Record<string, unknown>, never>> {
  return ok({ reference: referenceOf(codeOf(randomBytes(CODE_BYTES))) })
}
