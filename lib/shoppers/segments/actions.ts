'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { publishSegments } from './publish-segments'
import { publishSegmentsSchema } from './schema'

export const publishSegmentsAction = staffAction('points.write', publishSegmentsSchema, publishSegments)
