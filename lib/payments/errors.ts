/** Every refusal of the payment port, most decisive first. */
export const paymentRefusals = [
  'payments-not-configured',
  'payments-unavailable',
  'payment-key-reused',
  'payment-not-found',
  'payment-session-closed',
  'payment-refund-refused',
  'payment-request-refused',
  'webhook-signature-invalid',
  'webhook-stale',
] as const

export type PaymentRefusal = (typeof paymentRefusals)[number]

export type WebhookRefusal = Extract<
  PaymentRefusal,
  'payments-not-configured' | 'webhook-signature-invalid' | 'webhook-stale'
>
