'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { claimIdSchema } from '../schema'
import { copyLink } from './copy-link'

export const copyLinkAction = shopperAction(claimIdSchema, copyLink, {
  rate: { name: 'go-out', max: 60, seconds: 600 },
})
