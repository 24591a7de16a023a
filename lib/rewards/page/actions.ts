'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { claimIdSchema } from '../schema'
import { openPage } from './open-page'

export const openPageAction = shopperAction(claimIdSchema, openPage)
