import { randomBytes } from 'node:crypto'
import { hashCode, sealCode } from '@/lib/auth/sealed-code'
import { ok, type Result } from '@/lib/kernel/result'
import { CODE_BYTES, codeOf } from '../codes/rules'

/** A code that only this claim will ever have, sealed before the database sees it. */
export async function prepareVerificationCode(): Promise<Result<Record<string, unknown>, never>> {
  const code = codeOf(randomBytes(CODE_BYTES))
  return ok({ sealed: sealCode(code).toString('base64'), hash: hashCode(code).toString('base64') })
}
