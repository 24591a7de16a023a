'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { dismissNotice } from './dismiss-notice'
import { dismissNoticeSchema } from './schema'

export const dismissNoticeAction = shopperAction(dismissNoticeSchema, dismissNotice)
