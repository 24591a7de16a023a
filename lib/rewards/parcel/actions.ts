'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { claimIdSchema } from '../schema'
import { confirmGift } from './confirm-gift'
import { giveAddress } from './give-address'
import { giveAddressSchema, shipGiftSchema } from './schema'
import { shipGift } from './ship-gift'

export const confirmGiftAction = shopperAction(claimIdSchema, confirmGift)
export const giveAddressAction = shopperAction(giveAddressSchema, giveAddress)
export const shipGiftAction = staffAction('rewards.ship', shipGiftSchema, shipGift)
