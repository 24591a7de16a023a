import { answerAhead } from '@/lib/gate/answer-ahead'
import { readRoute } from '@/lib/gate/json-route'
import { getVisit } from '@/lib/shoppers/queries'

export const GET = readRoute(getVisit)

answerAhead('/api/me', { GET })
