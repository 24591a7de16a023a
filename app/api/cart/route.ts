import { putInCart } from '@/lib/cart/put-in-cart'
import { getCart } from '@/lib/cart/queries'
import { PutInCart } from '@/lib/cart/schema'
import { answerAhead } from '@/lib/gate/answer-ahead'
import { readRoute, writeRoute } from '@/lib/gate/json-route'

export const GET = readRoute(getCart)
export const POST = writeRoute(PutInCart, putInCart, { rate: { name: 'cart', max: 240, seconds: 60 } })

answerAhead('/api/cart', { POST })
