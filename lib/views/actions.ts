'use server'
import { alsoNeeds } from '@/lib/gate/also-needs'
import { staffAction } from '@/lib/gate/staff-action'
import { dropView } from './drop-view'
import { keepView } from './keep-view'
import { dropViewSchema, keepViewSchema } from './schema'

export const keepViewAction = staffAction(
  'desk.write',
  keepViewSchema,
  alsoNeeds('desk.share', async (_, { isShared }) => isShared, keepView),
)
export const dropViewAction = staffAction('desk.write', dropViewSchema, dropView)
