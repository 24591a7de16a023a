import { placeOrder } from '@/lib/checkout/place-order'
import { placeOrderSchema } from '@/lib/checkout/schema'
import { answerAhead } from '@/lib/gate/answer-ahead'
import { writeRoute } from '@/lib/gate/json-route'

export const POST = writeRoute(placeOrderSchema, placeOrder)

answerAhead('/api/checkout', { POST })
