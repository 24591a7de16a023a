import { redirectRoute } from '@/lib/gate/redirect-route'
import { paths } from '@/lib/paths'
import { goOut } from '@/lib/rewards/link/go-out'
import { claimPathSchema } from '@/lib/rewards/link/schema'

// back to the page before it, which tells why not; its language is the reader's. Copying a link counts as going.
export const GET = redirectRoute(
  claimPathSchema,
  goOut,
  (asked, refusal) =>
    asked ? paths.rewardGo(asked.claim, refusal === 'too-many-tries' ? { later: 1 } : {}) : paths.myRewards(),
  { rate: { name: 'go-out', max: 60, seconds: 600 } },
)
