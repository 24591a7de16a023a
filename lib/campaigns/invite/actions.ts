'use server'
import { publicAction } from '@/lib/gate/public-action'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { appealInvite } from './appeal-invite'
import { joinInvite } from './join-invite'
import { openInvite } from './open-invite'
import { reviewInvite } from './review-invite'
import { appealInviteSchema, joinInviteSchema, openInviteSchema, reviewInviteSchema, undoReviewSchema } from './schema'
import { undoReview } from './undo-review'

const rate = { max: 60, seconds: 3_600 }

export const joinInviteAction = shopperAction(joinInviteSchema, joinInvite, { rate: { name: 'invite-join', ...rate } })
export const openInviteAction = publicAction(openInviteSchema, openInvite, {
  visitor: true,
  rate: { name: 'invite-open', ...rate },
})
export const appealInviteAction = shopperAction(appealInviteSchema, appealInvite, {
  rate: { name: 'invite-appeal', ...rate },
})
export const reviewInviteAction = staffAction('campaigns.review', reviewInviteSchema, reviewInvite)
export const undoReviewAction = staffAction('campaigns.review', undoReviewSchema, undoReview)
