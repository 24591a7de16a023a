'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { publishTerms } from './publish-terms'
import { publishTermsSchema } from './schema'

export const publishTermsAction = staffAction('points.write', publishTermsSchema, publishTerms, {
  changesCatalogue: true,
})
