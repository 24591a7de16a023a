import { randomBytes } from 'node:crypto'
import type { Control } from './control-settings'
import type { Delivery, Snapshot } from './records'
import type { Store } from './store'

/** What every handler works on. */
export type Book = {
  readonly store: Store
  readonly apiVersion: string
  /** Accept sessions shorter than Stripe's 30 minutes; for tests. */
  readonly allowShort: boolean
  readonly control: Control
  /** Sessions whose end, or whose late payment, is still to come. */
  readonly watched: Set<string>
  readonly publicUrl: () => string
  /** Records an event as the object stands now, and owes it to the shop. */
  readonly announce: (type: string, snapshot: Snapshot, delivery?: Delivery | null) => void
}

export const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`

export const nowSeconds = () => Math.floor(Date.now() / 1000)
