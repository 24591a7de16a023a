'use server'
import { publicAction } from '@/lib/gate/public-action'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { openContent } from './open-content'
import { readContent } from './read-content'
import { saveContent } from './save-content'
import { openContentSchema, readContentSchema, saveContentSchema, shareContentSchema } from './schema'
import { shareContent } from './share-content'

const rate = { max: 120, seconds: 3_600 }

export const saveContentAction = staffAction('campaigns.write', saveContentSchema, saveContent)
export const shareContentAction = shopperAction(shareContentSchema, shareContent, {
  rate: { name: 'content-share', ...rate },
})
export const openContentAction = publicAction(openContentSchema, openContent, {
  visitor: true,
  rate: { name: 'content-open', ...rate },
})
export const readContentAction = publicAction(readContentSchema, readContent, {
  visitor: true,
  rate: { name: 'content-read', ...rate },
})
