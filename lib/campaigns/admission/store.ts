import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { AgeMissing, AgeRefusal, GuardianRefusal } from './errors'

type At = Date | null
type Missing = { missing: AgeMissing | null }

const asked = async <R extends string>(work: Promise<Missing | null>): Promise<Result<Missing, R>> => {
  const done = await refusable<Missing | null, R>(work)
  if (!done.ok) return done
  invariant(done.value !== null, 'an age says what it lacks')
  return ok(done.value)
}

export const putAge = (on: Queryable, at: At, accountId: string, bornOn: string) =>
  asked<AgeRefusal>(row('select age_state($1, $2, $3) as missing', [accountId, bornOn, at], on))

export const putGuardian = (on: Queryable, at: At, accountId: string, name: string, phone: string) =>
  asked<GuardianRefusal>(row('select guardian_agrees($1, $2, $3, $4) as missing', [accountId, name, phone, at], on))

export async function putRest(on: Queryable, at: At, accountId: string, days: number): Promise<Date> {
  const rested = await row<{ until: Date }>('select play_rest($1, $2, $3) as until', [accountId, days, at], on)
  invariant(rested !== null, 'a rest has an end')
  return rested.until
}
