import { answerAhead } from '@/lib/gate/answer-ahead'
import { webhook } from '@/lib/gate/webhook'
import { receivePaymentEvent } from '@/lib/orders/receive-payment-event'
import { payments } from '@/lib/payments/payments'

export const POST = webhook(
  (body, head) => payments().verifyWebhook(body, head.get('stripe-signature')),
  receivePaymentEvent,
)

answerAhead('/api/stripe/webhook', { POST })
