import { z } from 'zod'
import { runKinds, type StateGroup, stateGroups } from './rules'

// the names of the groups, and no other strings
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const groups = Object.keys(stateGroups) as [StateGroup, ...StateGroup[]]

/** What the list of runs is narrowed to; a filter that is none is as good as no filter. */
export const runFilterSchema = z.object({
  kind: z.enum(runKinds).nullable().catch(null).default(null),
  state: z.enum(groups).nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  /** the job whose past is shown */
  job: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable()
    .catch(null)
    .default(null),
})
export type RunFilter = z.output<typeof runFilterSchema>
