'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { claimIdSchema } from '../schema'
import { retryDelivery } from './retry-delivery'

export const retryDeliveryAction = staffAction('rewards.void', claimIdSchema, retryDelivery)
