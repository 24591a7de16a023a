'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { putWish } from './put-wish'
import { putWishSchema } from './schema'

export const putWishAction = shopperAction(putWishSchema, putWish, { rate: { name: 'wish', max: 120, seconds: 60 } })
