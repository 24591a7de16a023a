import { z } from 'zod'
import { sortsOf } from '@/lib/kernel/sorting'

/** What to look for in the record of changes; a filter that is none is as good as no filter. */
export const auditFilterSchema = z.object({
  action: z.string().min(1).max(60).nullable().catch(null).default(null),
  actor: z.uuid().nullable().catch(null).default(null),
  /** 'order:<id>', or 'order': all of that kind */
  subject: z.string().min(1).max(120).nullable().catch(null).default(null),
  from: z.iso.date().nullable().catch(null).default(null),
  to: z.iso.date().nullable().catch(null).default(null),
  sort: z
    .enum(sortsOf(['at']))
    .catch('at')
    .default('at'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

export type AuditFilter = z.output<typeof auditFilterSchema>
