import { redirectRoute } from '@/lib/gate/redirect-route'
import { paths } from '@/lib/paths'
import { goOut } from '@/lib/rewards/link/go-out'
import { claimPathSchema } from '@/lib/rewards/link/schema'

// back to the page before it, which tells why not; its language is the reader's
export const GET = redirectRoute(claimPathSchema, goOut, (asked) =>
  asked ? paths.rewardGo(asked.claim) : paths.myRewards(),
)
