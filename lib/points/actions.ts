'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { ok } from '@/lib/kernel/result'
import { getMyPoints } from './queries'
import { myPointsSchema } from './schema'

export const getMyPointsAction = shopperAction(myPointsSchema, async (ctx, input) => ok(await getMyPoints(ctx, input)))
