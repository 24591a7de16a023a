import type { Delivery } from './records'

/**
 * What goes wrong with a call of the API (reliability: a time-out after the work was done, an error remembered under
 * the key, a key in use, too many requests).
 */
export const faults = ['cut-after-doing', 'error-500', 'key-in-use', 'rate-limit'] as const
export type Fault = (typeof faults)[number]

/**
 * What goes wrong with sending money: the answer comes late, or never though it was done; it is refused for good; it is under
 * way for a while; nothing was done.
 */
export const transferFaults = ['late', 'lost', 'refuse', 'waiting', 'error-500', 'rate-limit'] as const
export type TransferFault = (typeof transferFaults)[number]

export type Control = {
  delivery: Delivery
  /** How many more events go this way; null: all, until told otherwise. */
  deliveryCount: number | null
  /** How long "late" waits, for a delivery and for a late payment. */
  lateMs: number
  /** Each delivery waits a random time up to this, so that their order changes. */
  shuffleMs: number
  fault: Fault | null
  faultCount: number
  transferFault: TransferFault | null
  transferFaultCount: number
}

export const calm = (lateMs: number): Control => ({
  delivery: 'at-once',
  deliveryCount: null,
  lateMs,
  shuffleMs: 0,
  fault: null,
  faultCount: 0,
  transferFault: null,
  transferFaultCount: 0,
})

export function takeDelivery(control: Control, asked: Delivery | null | undefined): Delivery {
  if (asked) return asked
  const { delivery } = control
  if (control.deliveryCount !== null) {
    control.deliveryCount -= 1
    if (control.deliveryCount <= 0) Object.assign(control, { delivery: 'at-once', deliveryCount: null })
  }
  return delivery
}

export function takeFault(control: Control): Fault | null {
  if (!control.fault || control.faultCount <= 0) return null
  const { fault } = control
  control.faultCount -= 1
  if (control.faultCount === 0) control.fault = null
  return fault
}

export function takeTransferFault(control: Control): TransferFault | null {
  if (!control.transferFault || control.transferFaultCount <= 0) return null
  const { transferFault } = control
  control.transferFaultCount -= 1
  if (control.transferFaultCount === 0) control.transferFault = null
  return transferFault
}
