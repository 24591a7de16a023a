'use server'
import { shopperAction } from '@/lib/gate/shopper-action'
import { staffAction } from '@/lib/gate/staff-action'
import { showReviewSchema, showReviewsSchema, writeReviewSchema } from './schema'
import { showReview } from './show-review'
import { showReviews } from './show-reviews'
import { writeReview } from './write-review'

export const writeReviewAction = shopperAction(writeReviewSchema, writeReview, {
  changesCatalogue: true,
  rate: { name: 'review', max: 30, seconds: 3_600 },
})
export const showReviewAction = staffAction('reviews.moderate', showReviewSchema, showReview, {
  changesCatalogue: true,
})
export const showReviewsAction = staffAction('reviews.moderate', showReviewsSchema, showReviews, {
  changesCatalogue: true,
})
