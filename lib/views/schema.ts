import { z } from 'zod'
import { viewPages } from './rules'

/** A view as it shall be kept. Its id is minted with the form: one that is there is changed. */
export const keepViewSchema = z.strictObject({
  id: z.uuid(),
  page: z.enum(viewPages),
  name: z.string().trim().min(1, 'text-missing').max(60, 'text-long'),
  params: z.record(z.string().max(20), z.string().max(400)),
  isShared: z.boolean(),
})
export type KeepView = z.output<typeof keepViewSchema>

export const dropViewSchema = z.strictObject({ id: z.uuid() })
