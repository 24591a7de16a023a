'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { claimCashback } from './claim-cashback'
import { claimCashbackSchema } from './schema'

// an order's number is short: whoever tries them one by one is stopped
export const claimCashbackAction = shopperAction(claimCashbackSchema, claimCashback, {
  rate: {
    name: 'cashback',
    max: 60,
    seconds: 3600,
    wrong: ['cashback-order-unknown'],
    guesses: { max: 10, seconds: 3600 },
  },
})
