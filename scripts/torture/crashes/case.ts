import type { Trial } from '../../stripe-standin/trial'
import type { Call } from './calls'

export type Case = {
  call: Call
  input: unknown
  /** what the worker does within a minute, and finishes what was begun */
  afterwards?: Call
  effect: () => Promise<unknown>
}
export type Workflow = (trial: Trial) => Promise<Case>
