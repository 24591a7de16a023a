'use client'
import { useTranslations } from 'next-intl'
import { useFormContext, useWatch } from 'react-hook-form'
import { Panel } from '@/components/merchant-kit/panel'
import type { Definition } from '@/lib/campaigns/schema'
import type { WizardChoices } from '@/lib/campaigns/wizard/queries'
import { BudgetPanel } from './budget-panel-client'
import { DrawPanel } from './draw-panel-client'
import { FieldNotes } from './findings-client'
import { PrizeList } from './prize-list-client'
import { PrizeSums } from './prize-sums-client'
import { RungFields } from './rung-fields-client'

/** What can be won, how it is drawn, what that costs on the average, and what it is paid out of. */
export function PrizesStep({ choices }: { choices: WizardChoices }) {
  const t = useTranslations('campaigns-desk.wizard.prizes')
  const { control } = useFormContext<Definition>()
  const kind = useWatch({ control, name: 'kind' })
  return (
    <>
      <Panel title={t('title')}>
        <div data-field="prizes" className="grid gap-4">
          <p className="text-ink-muted text-sm">{t(kind === 'invite' ? 'leadInvite' : 'lead')}</p>
          <FieldNotes name="prizes" />
          <PrizeList />
        </div>
      </Panel>
      {kind === 'invite' ? <RungFields /> : <DrawPanel />}
      <PrizeSums />
      <BudgetPanel choices={choices} />
    </>
  )
}
