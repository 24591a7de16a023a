'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { nothingSchema } from '../schema'
import { askErasure } from './ask-erasure'
import { askErasureFor } from './ask-erasure-for'
import { askErasureForSchema, askErasureSchema, withdrawErasureForSchema } from './schema'
import { withdrawErasure } from './withdraw-erasure'
import { withdrawErasureFor } from './withdraw-erasure-for'

export const askErasureAction = shopperAction(askErasureSchema, askErasure)
export const withdrawErasureAction = shopperAction(nothingSchema, withdrawErasure)
export const askErasureForAction = staffAction('shoppers.erase', askErasureForSchema, askErasureFor)
export const withdrawErasureForAction = staffAction('shoppers.erase', withdrawErasureForSchema, withdrawErasureFor)
