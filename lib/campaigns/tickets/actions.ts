'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { buyDraws } from './buy-draws'
import { buyDrawsSchema } from './schema'

export const buyDrawsAction = shopperAction(buyDrawsSchema, buyDraws, {
  rate: { name: 'buy-draws', max: 20, seconds: 60 },
})
