'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { changeSeed } from './change-seed'
import { drawPrize } from './draw-prize'
import { openChain } from './open-chain'
import { campaignIdSchema, changeSeedSchema, drawSchema } from './schema'

const rate = { name: 'draw', max: 60, seconds: 60 }

export const openChainAction = shopperAction(campaignIdSchema, openChain, { rate: { ...rate, name: 'chain' } })
export const changeSeedAction = shopperAction(changeSeedSchema, changeSeed, { rate: { ...rate, name: 'chain' } })
export const drawAction = shopperAction(drawSchema, drawPrize, { rate })
