import { z } from 'zod'
import { statementFormats } from './rules'

/** A statement from one shop day to another, both counted. It comes out of an address, and one that makes no sense is refused. */
export const statementSchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    format: z.enum(statementFormats),
    locale: z.enum(['zh-CN', 'en']).catch('zh-CN'),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })

export type StatementAsked = z.output<typeof statementSchema>

/** The same for staff, about a shopper. */
export const shopperStatementSchema = statementSchema.and(z.object({ shopper: z.uuid() }))

/** A moment as its field writes it (2026-03-01T09:30), in the shop's zone; anything else asks nothing. */
export const asOfSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)))
  .nullable()
  .catch(null)
