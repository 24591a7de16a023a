import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { CircleAlert, CircleCheck, Info } from '@/components/ui/icons'

const things = ['payments', 'payouts', 'webhook', 'mail', 'https', 'proxies', 'worker'] as const

/** How each of them stands; which words are said is decided by the page, which alone reads the environment. */
export type Wiring = Record<(typeof things)[number], 'on' | 'off' | 'trial'>

const icons = { on: CircleCheck, trial: Info, off: CircleAlert }
const tones = { on: 'text-success', trial: 'text-ink-muted', off: 'text-warning' }

/** What the shop is connected to, and what is missing, in plain words. No key is ever shown. */
export async function WiringPanel({ wiring }: { wiring: Wiring }) {
  const t = await getTranslations('merchant.settings.wiring')
  return (
    <Panel title={t('title')}>
      <ul className="grid gap-4">
        {things.map((thing) => {
          const Icon = icons[wiring[thing]]
          return (
            <li key={thing} className="flex gap-3">
              <Icon aria-hidden="true" className={`mt-1 size-4.5 shrink-0 ${tones[wiring[thing]]}`} />
              <span>
                <span className="block font-medium">{t(`${thing}.name`)}</span>
                <span className="block text-ink-muted text-sm">{t(`${thing}.${wiring[thing]}`)}</span>
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
