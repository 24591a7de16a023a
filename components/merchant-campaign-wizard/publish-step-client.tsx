'use client'
import { useTranslations } from 'next-intl'
import type { LifeBarProps } from '@/components/merchant-campaigns/life-bar-client'
import { Panel } from '@/components/merchant-kit/panel'
import type { Draft } from '@/lib/campaigns/wizard/queries'
import { DisclosureList } from './disclosure-list-client'
import { FindingList } from './finding-list-client'
import { LaunchDeeds } from './launch-deeds-client'
import { SimulationReport } from './simulation-report'

type PublishStepProps = {
  draft: Draft | null
  isDirty: boolean
  actorId: string
  may: LifeBarProps['may']
  /** the version as it is kept, once everything that was typed is; null: something is wrong with it */
  keep: () => Promise<{ campaignId: string; version: number } | null>
  onGo: (field: string) => void
}

/** The way to the launch: what the linter says, what the law wants told, how it plays, and who says yes. */
export function PublishStep({ draft, isDirty, actorId, may, keep, onGo }: PublishStepProps) {
  const t = useTranslations('campaigns-desk.wizard.publish')
  const simulation = isDirty ? null : (draft?.simulation ?? null)
  return (
    <>
      <Panel title={t('findings')}>
        <FindingList onGo={onGo} />
      </Panel>
      <Panel title={t('disclosures')}>
        <DisclosureList onGo={onGo} />
      </Panel>
      <LaunchDeeds draft={draft} isDirty={isDirty} actorId={actorId} may={may} keep={keep} />
      {simulation && draft ? (
        <SimulationReport simulation={simulation} definition={draft.definition} worthMinor={draft.worthMinor} />
      ) : null}
    </>
  )
}
