export type NewPayout = {
  /** 32 letters and digits at most: the same for every try of one payment */
  key: string
  /** what is sent, after whatever is kept back */
  amountMinor: number
  currency: string
  /** as the provider knows people: here an address of mail, with WeChat Pay an openid */
  recipient: string
}

/**
 * done: the money is with them; try-again: not now, or nobody knows, ask before it is sent once more; never: refused for good under
 * this key
 */
export type Sent =
  | { outcome: 'done'; providerId: string }
  | { outcome: 'try-again'; trouble: string }
  | { outcome: 'never'; trouble: string }

/** absent: the provider has never heard of this key */
export type Asked = Sent | { outcome: 'absent' }

/**
 * A provider of payouts, seen from the shop. A key is paid once, however often it is sent. docs/payouts.md says what WeChat Pay
 * would need behind it.
 */
export type PayoutPort = {
  /** Whether real money moves. */
  readonly livemode: boolean
  readonly send: (payout: NewPayout, signal: AbortSignal) => Promise<Sent>
  /** What became of a key whose answer was not heard. */
  readonly ask: (key: string, signal: AbortSignal) => Promise<Asked>
}
