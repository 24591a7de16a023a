import { randomUUID } from 'node:crypto'
import { dropViewSchema, keepViewSchema } from '@/lib/views/schema'
import type { Sample } from './campaign-samples'

/** What the actions over views of the desk would do. */
export const viewSamples = (mark: string): Record<string, Sample> => ({
  keepViewAction: [
    keepViewSchema,
    { id: randomUUID(), page: 'orders', name: mark, params: { state: 'paid' }, isShared: false },
  ],
  dropViewAction: [dropViewSchema, { id: randomUUID() }],
})
