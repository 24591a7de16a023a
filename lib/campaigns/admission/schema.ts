import { z } from 'zod'
import { isPhone, restDays } from './rules'

/** When somebody was born: asked once, before the first draw. */
export const stateAgeSchema = z.strictObject({ bornOn: z.iso.date() })
export type StateAge = z.output<typeof stateAgeSchema>

/** A guardian who agrees. `agreed` is never filled in beforehand. */
export const nameGuardianSchema = z.strictObject({
  name: z.string().trim().min(2).max(50),
  phone: z.string().trim().refine(isPhone),
  agreed: z.literal(true),
})
export type NameGuardian = z.output<typeof nameGuardianSchema>

export const takeRestSchema = z.strictObject({ days: z.literal(restDays) })
export type TakeRest = z.output<typeof takeRestSchema>
