import { PresetChoice } from '@/components/merchant-campaign-wizard/preset-choice'
import { WizardPage } from '@/components/merchant-campaign-wizard/wizard-page'
import { beginWith } from '@/lib/campaigns/wizard/queries'
import { wizardQuerySchema } from '@/lib/campaigns/wizard/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../../merchant-page'

export default async function NewCampaignPage({ searchParams }: MerchantPageProps) {
  const { preset, step, segment } = wizardQuerySchema.parse(await searchParams)
  const ctx = await staffPage('campaigns.write', paths.merchant.newCampaign({ preset: preset ?? undefined, segment }))
  if (!preset) return <PresetChoice segment={segment} />
  const { staffRole } = ctx.actor
  const begun = await beginWith(ctx, preset, segment)
  return (
    <WizardPage
      draft={null}
      step={step}
      actorId={ctx.actor.id}
      may={{ write: true, approve: may(staffRole, 'campaigns.approve'), stop: may(staffRole, 'campaigns.stop') }}
      {...begun}
    />
  )
}
