import type { Wiring } from '@/components/merchant-settings/wiring-panel'
import { env } from '@/lib/env'

/** What is configured and what is not: words of state only, no value leaves this function. */
export function readWiring(): Wiring {
  const vars = env()
  const isLocal = new URL(vars.APP_URL).hostname === 'localhost'
  return {
    payments: vars.STRIPE_API_BASE ? 'trial' : vars.STRIPE_SECRET_KEY ? 'on' : 'off',
    payouts: vars.PAYOUTS_API_BASE ? 'trial' : 'off',
    webhook: vars.STRIPE_WEBHOOK_SECRET ? 'on' : 'off',
    mail: vars.SMTP_URL ? 'on' : 'off',
    https: vars.APP_URL.startsWith('https:') ? 'on' : isLocal ? 'trial' : 'off',
    proxies: vars.TRUSTED_PROXY_HOPS > 0 ? 'on' : 'off',
    worker: vars.JOBS === 'worker' ? 'on' : vars.JOBS === 'inline' ? 'trial' : 'off',
  }
}
