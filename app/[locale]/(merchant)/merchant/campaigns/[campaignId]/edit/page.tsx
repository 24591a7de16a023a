import { notFound } from 'next/navigation'
import { WizardPage } from '@/components/merchant-campaign-wizard/wizard-page'
import { campaignIdText } from '@/lib/campaigns/board/schema'
import { getLintFacts } from '@/lib/campaigns/lint/queries'
import { findDraft, getChoices } from '@/lib/campaigns/wizard/queries'
import { wizardQuerySchema } from '@/lib/campaigns/wizard/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

type EditCampaignProps = {
  params: Promise<{ campaignId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function EditCampaignPage({ params, searchParams }: EditCampaignProps) {
  const { step } = wizardQuerySchema.parse(await searchParams)
  const id = campaignIdText.parse((await params).campaignId)
  const ctx = await staffPage('campaigns.write', paths.merchant.editCampaign(id ?? ''))
  if (!id) notFound()
  const [draft, facts, choices] = await Promise.all([findDraft(ctx, id), getLintFacts(ctx), getChoices(ctx.on)])
  if (!draft) notFound()
  const { staffRole } = ctx.actor
  return (
    <WizardPage
      draft={draft}
      definition={draft.definition}
      facts={facts}
      choices={choices}
      timeZone={shopTimeZone()}
      step={step}
      actorId={ctx.actor.id}
      may={{ write: true, approve: may(staffRole, 'campaigns.approve'), stop: may(staffRole, 'campaigns.stop') }}
    />
  )
}
