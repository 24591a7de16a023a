import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import type { LifeBarProps } from '@/components/merchant-campaigns/life-bar-client'
import type { LintFacts } from '@/lib/campaigns/findings/rules'
import type { Definition } from '@/lib/campaigns/schema'
import type { Draft, WizardChoices } from '@/lib/campaigns/wizard/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { CampaignWizard } from './campaign-wizard-client'
import type { Step } from './wizard-steps'

type WizardPageProps = {
  draft: Draft | null
  definition: Definition
  facts: LintFacts
  choices: WizardChoices
  timeZone: string
  step: Step
  actorId: string
  may: LifeBarProps['may']
}

/** One campaign on its way to the launch, and the page of one that is yet to be. */
export async function WizardPage({ draft, definition, ...rest }: WizardPageProps) {
  const t = await getTranslations('campaigns-desk')
  const kit = await getTranslations('merchant.kit')
  const title = t(draft ? 'wizard.edit' : `wizard.create.${definition.kind}`)
  const crumbs = [{ label: t('title'), href: paths.merchant.campaigns() }, { label: title }]
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={title}
      lead={draft ? t(`wizard.state.${draft.state}`, { version: draft.version }) : t('wizard.createLead')}
    >
      <ClientMessages
        namespaces={[
          'campaigns-desk.wizard',
          'campaigns-desk.life',
          'campaigns',
          'points.ruleWords.segments',
          'merchant',
          'refusals',
        ]}
      >
        <CampaignWizard key={draft?.campaignId ?? 'new'} draft={draft} definition={definition} {...rest} />
      </ClientMessages>
    </Page>
  )
}
